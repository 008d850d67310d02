package io.tickertape.trading.login.topic;

import io.tickertape.tape.process.Pulse;
import io.tickertape.tape.process.PulseSource;
import io.tickertape.tape.topic.KafkaClients;
import io.tickertape.tape.topic.KeptTopic;
import io.tickertape.tape.topic.LazyProducer;
import io.tickertape.tape.topic.TopicReader;
import io.tickertape.tape.topic.Topics;
import io.tickertape.trading.login.EndedLogin;
import io.tickertape.trading.login.EndedLogins;
import io.tickertape.trading.message.SetAside;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells every instance which logins have ended, again and again until Kafka has it, and hears it from all. */
public final class EndedLoginsTopic implements EndedLogins.Teller, PulseSource, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EndedLoginsTopic.class);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final String name;
    private final EndedLogins ended;
    private final LazyProducer producer;
    private final KeptTopic topic;

    public EndedLoginsTopic(String name, EndedLogins ended, KafkaClients clients, SetAside aside) {
        this.name = name;
        this.ended = ended;
        producer = new LazyProducer(clients.producers("trading-logins-writer", ANSWER));
        TopicReader reader =
                new TopicReader(clients.source(name, "trading-logins-reader"), new EndedLoginsReader(ended, aside));
        topic = new KeptTopic(clients, Topics.endedLogins(name), reader);
    }

    public void start() {
        topic.start(this::tellUntold);
    }

    @Override
    public List<Pulse> pulses() {
        return topic.pulses();
    }

    private void tellUntold() throws InterruptedException {
        for (EndedLogin login : ended.untold()) {
            var unusedSinceItIsReadBack = tell(login);
        }
    }

    @Override
    public boolean tell(EndedLogin login) throws InterruptedException {
        try {
            producer.send(new ProducerRecord<>(name, EndedLoginJson.key(login), EndedLoginJson.value(login)))
                    .get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            LOG.warn("Kafka did not acknowledge that a login of {} has ended: {}", login.account(), e.toString());
            return false;
        }
    }

    @Override
    public void close() {
        topic.close();
        producer.close();
    }
}
