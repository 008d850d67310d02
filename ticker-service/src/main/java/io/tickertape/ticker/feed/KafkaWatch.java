package io.tickertape.ticker.feed;

import io.micronaut.scheduling.annotation.Scheduled;
import io.tickertape.tape.process.FatalErrors;
import io.tickertape.tape.process.Pulse;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;

/** Asks once a second whether Kafka answers, and has it create the topics that are missing. */
@Singleton
final class KafkaWatch {
    /** With the second between two looks, an outage is known within five. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Admin admin;
    private final Topics topics;
    private final PriceFeed feed;
    private final Pulse pulse = new Pulse("kafka-watch");
    private boolean created;

    KafkaWatch(Admin admin, FeedConfiguration configuration, PriceFeed feed) {
        this.admin = admin;
        this.topics = new Topics(configuration);
        this.feed = feed;
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
        if (answers && !created) {
            created = topics.create(admin, PATIENCE);
        }
        feed.reachable(answers);
    }

    Pulse pulse() {
        return pulse;
    }

    private boolean answers() throws InterruptedException {
        try {
            admin.describeCluster(new DescribeClusterOptions().timeoutMs((int) PATIENCE.toMillis()))
                    .clusterId()
                    .get();
            return true;
        } catch (ExecutionException e) {
            return false;
        }
    }
}
