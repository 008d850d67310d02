package io.tickertape.ticker.feed;

import io.micronaut.configuration.kafka.ConsumerRegistry;
import io.micronaut.configuration.kafka.event.KafkaConsumerStartedPollingEvent;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.tickertape.tape.topic.ClientListener;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * Lets the log of refusals begin once the market is rebuilt, and has it end.
 *
 * <p>micronaut-kafka wakes a listener's consumer once to close it, and then waits without a bound. A wake-up that comes
 * at the wrong moment is lost, so that it is repeated here until the consumer is gone.
 */
@Singleton
final class RejectionLogStart {
    private static final Duration AGAIN = Duration.ofMillis(500);
    private static final int TIMES = 20;

    private final BeanProvider<ConsumerRegistry> consumers;
    private final PriceFeed feed;
    private final RejectionLog log;
    private final ClientListener meters;

    RejectionLogStart(
            BeanProvider<ConsumerRegistry> consumers, PriceFeed feed, RejectionLog log, ClientListener meters) {
        this.consumers = consumers;
        this.feed = feed;
        this.log = log;
        this.meters = meters;
    }

    /** The listener reads the same records as the feed: while the market is rebuilt, watchers wait for the feed. */
    @EventListener
    @SuppressWarnings("unchecked") // the only listener reads bytes
    void polls(KafkaConsumerStartedPollingEvent event) {
        meters.opened((Consumer<byte[], byte[]>) event.getSource());
        var unused = feed.rebuilt().thenRun(() -> consumers.get().resume(RejectionLog.CLIENT));
    }

    @EventListener
    void ends(ShutdownEvent event) {
        log.close();
        ConsumerRegistry registry = consumers.get();
        if (registry.getConsumerIds().contains(RejectionLog.CLIENT)) {
            wake(registry.getConsumer(RejectionLog.CLIENT), registry, TIMES);
        }
    }

    private static void wake(Consumer<?, ?> consumer, ConsumerRegistry registry, int times) {
        CompletableFuture.delayedExecutor(AGAIN.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> {
                    if (times > 0 && registry.getConsumerIds().contains(RejectionLog.CLIENT)) {
                        consumer.wakeup();
                        wake(consumer, registry, times - 1);
                    }
                });
    }
}
