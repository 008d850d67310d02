package io.tickertape.ticker.feed;

import io.micronaut.scheduling.annotation.Scheduled;
import io.tickertape.tape.process.FatalErrors;
import io.tickertape.tape.process.Pulse;
import io.tickertape.tape.topic.DeniedRights;
import io.tickertape.tape.topic.KafkaClients;
import io.tickertape.tape.topic.TopicKeeper;
import io.tickertape.tape.topic.TopicSettings;
import io.tickertape.tape.topic.Topics;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;

/** Asks once a second whether Kafka answers, and has it create the topics that are missing. */
@Singleton
final class KafkaWatch {
    /** With the second between two looks, an outage is known within five. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final String ADMIN = "admin";

    private final Admin admin;
    private final DeniedRights denied;
    private final PriceFeed feed;
    private final List<TopicKeeper> missing;
    private final Pulse pulse = new Pulse("kafka-watch");

    KafkaWatch(KafkaClients clients, FeedConfiguration configuration, PriceFeed feed) {
        admin = clients.admin();
        denied = clients.denied();
        this.feed = feed;
        missing = new ArrayList<>(topics(configuration).map(clients::keeper).toList());
    }

    private static Stream<TopicSettings> topics(FeedConfiguration configuration) {
        int partitions = configuration.partitions();
        return Stream.of(
                        Topics.prices(Topics.PRICES, partitions),
                        Topics.instruments(Topics.INSTRUMENTS, partitions),
                        Topics.rejected(Topics.PRICES, partitions),
                        Topics.rejected(Topics.INSTRUMENTS, partitions))
                .map(topic -> topic.withReplicationFactor(configuration.replicationFactor()));
    }

    @Scheduled(fixedDelay = "1s")
    void look() throws InterruptedException {
        pulse.beat();
        try {
            lookOnce();
        } catch (Error e) {
            // Whoever runs scheduled tasks only logs it.
            FatalErrors.endIfFatal(e);
            throw e;
        }
    }

    private void lookOnce() throws InterruptedException {
        boolean answers = answers();
        feed.reachable(answers);
        if (answers) {
            create();
        }
    }

    private void create() throws InterruptedException {
        for (TopicKeeper topic : List.copyOf(missing)) {
            if (topic.isReachable()) {
                missing.remove(topic);
            }
        }
    }

    Pulse pulse() {
        return pulse;
    }

    private boolean answers() throws InterruptedException {
        try {
            admin.describeCluster(new DescribeClusterOptions().timeoutMs((int) PATIENCE.toMillis()))
                    .clusterId()
                    .get();
            denied.allow(ADMIN);
            return true;
        } catch (ExecutionException e) {
            var unusedEitherWay = denied.isDenial(ADMIN, "Describe", e);
            return false;
        }
    }
}
