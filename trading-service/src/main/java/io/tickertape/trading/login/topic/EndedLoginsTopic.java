package io.tickertape.trading.login.topic;

import io.tickertape.tape.process.DaemonThreads;
import io.tickertape.tape.process.FatalErrors;
import io.tickertape.tape.process.Pulse;
import io.tickertape.tape.topic.KafkaClients;
import io.tickertape.tape.topic.LazyProducer;
import io.tickertape.tape.topic.TopicKeeper;
import io.tickertape.tape.topic.TopicReader;
import io.tickertape.tape.topic.Topics;
import io.tickertape.trading.login.EndedLogin;
import io.tickertape.trading.login.EndedLogins;
import io.tickertape.trading.message.SetAside;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells every instance which logins have ended, again and again until Kafka has it, and hears it from all. */
public final class EndedLoginsTopic implements EndedLogins.Teller, LoginTopic, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EndedLoginsTopic.class);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final String topic;
    private final EndedLogins ended;
    private final LazyProducer producer;
    private final TopicKeeper keeper;
    private final TopicReader reader;
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("ended-logins-watch"));

    public EndedLoginsTopic(String topic, EndedLogins ended, KafkaClients clients, SetAside aside) {
        this.topic = topic;
        this.ended = ended;
        producer = new LazyProducer(clients.producers("trading-logins-writer", ANSWER));
        keeper = clients.keeper(Topics.endedLogins(topic));
        reader = new TopicReader(clients.source(topic, "trading-logins-reader"), new EndedLoginsReader(ended, aside));
    }

    public void start() {
        reader.start();
        var unused =
                watch.scheduleWithFixedDelay(FatalErrors.guard(this::look), 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public Pulse pulse() {
        return reader.pulse();
    }

    private void look() {
        try {
            if (keeper.isReachable()) {
                for (EndedLogin login : ended.untold()) {
                    var unusedSinceItIsReadBack = tell(login);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("The topic of ended logins could not be looked at", e);
        }
    }

    @Override
    public boolean tell(EndedLogin login) throws InterruptedException {
        try {
            producer.send(new ProducerRecord<>(topic, EndedLoginJson.key(login), EndedLoginJson.value(login)))
                    .get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            LOG.warn("Kafka did not acknowledge that a login of {} has ended: {}", login.account(), e.toString());
            return false;
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
        reader.close();
        producer.close();
    }
}
