package io.tickertape.ticker.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tickertape.tape.topic.TopicReader;
import io.tickertape.tape.topic.TopicSource;
import io.tickertape.tape.topic.Topics;
import io.tickertape.ticker.Ticks;
import io.tickertape.ticker.market.FeedStatus;
import io.tickertape.ticker.market.Freshness;
import io.tickertape.ticker.market.Market;
import io.tickertape.ticker.market.MarketListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** Until what is retained has been read, no price is shown as a current one. */
class RebuildingTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final TopicPartition PRICES = new TopicPartition(Topics.PRICES, 0);
    private static final int RETAINED = 4;

    private final Market market = new Market(Freshness.Limits.of(Duration.ofSeconds(15), Duration.ofSeconds(60)), 10);
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final PriceFeed feed =
            new PriceFeed(market, new Listener(), Clock.fixed(NOON, ZoneOffset.UTC), new SimpleMeterRegistry());

    @Test
    void tellsItsProgressAndIsLiveOnlyAtItsEnd() throws InterruptedException {
        List<String> progress = new ArrayList<>();
        try (TopicReader reader = new TopicReader(TopicSource.of(Topics.PRICES, RebuildingTest::retained), feed)) {
            reader.start();
            while (progress.isEmpty() || !progress.get(progress.size() - 1).contains("100")) {
                String next = told.poll(10, TimeUnit.SECONDS);
                if (next == null) {
                    throw new AssertionError("nothing more within 10 s; so far: " + progress);
                }
                progress.add(next);
            }
        }

        assertEquals(
                List.of("rebuilding 25 stale", "rebuilding 50 stale", "rebuilding 75 stale", "live 100 live"),
                progress.stream()
                        .filter(line -> !line.startsWith("rebuilding 0"))
                        .distinct()
                        .toList());
    }

    @Test
    void goesOnWhenAConsumerCouldNotBeMade() throws InterruptedException {
        AtomicInteger made = new AtomicInteger();
        try (TopicReader reader = new TopicReader(
                TopicSource.of(Topics.PRICES, () -> {
                    if (made.getAndIncrement() == 0) {
                        throw new KafkaException("no broker's name can be resolved");
                    }
                    return retained();
                }),
                feed)) {
            reader.start();
            String next = "";
            while (!next.startsWith("live 100")) {
                next = told.poll(10, TimeUnit.SECONDS);
                assertNotNull(next, "nothing more within 10 s");
            }
        }
    }

    @Test
    void noPriceIsCurrentBeforeTheFeedIsKnown() {
        market.apply(Ticks.of("AAPL", "1", NOON), NOON);

        assertEquals(Freshness.STALE, market.quotes(null).get(0).freshness());
    }

    /** A log of which each poll brings one record. */
    private static MockConsumer<byte[], byte[]> retained() {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
        Node[] nodes = {};
        consumer.updatePartitions(
                Topics.PRICES, List.of(new PartitionInfo(Topics.PRICES, 0, Node.noNode(), nodes, nodes)));
        consumer.updateBeginningOffsets(Map.of(PRICES, 0L));
        consumer.updateEndOffsets(Map.of(PRICES, (long) RETAINED));
        for (int offset = 0; offset < RETAINED; offset++) {
            ConsumerRecord<byte[], byte[]> tick = new ConsumerRecord<>(
                    Topics.PRICES,
                    0,
                    offset,
                    NOON.toEpochMilli(),
                    TimestampType.CREATE_TIME,
                    4,
                    11,
                    "AAPL".getBytes(UTF_8),
                    "{\"price\":1}".getBytes(UTF_8),
                    new RecordHeaders(),
                    Optional.empty());
            consumer.schedulePollTask(() -> consumer.addRecord(tick));
        }
        return consumer;
    }

    /** Writes down how the market stands to its feed, and how it shows its price if there is one. */
    private final class Listener implements MarketListener {
        @Override
        public void marketChanged() {}

        @Override
        public void feedChanged(FeedStatus status) {
            StringBuilder line = new StringBuilder(status.state().word() + " " + status.rebuiltPercent());
            market.quotes(null)
                    .forEach(quote -> line.append(' ').append(quote.freshness().word()));
            told.add(line.toString());
        }
    }
}
