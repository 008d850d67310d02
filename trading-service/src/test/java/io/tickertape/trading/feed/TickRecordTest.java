package io.tickertape.trading.feed;

import static io.tickertape.trading.Orders.NOON;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.Tick;
import io.tickertape.tape.market.TickPosition;
import io.tickertape.trading.Ticks;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TickRecordTest {
    private static final byte[] AAPL = "AAPL".getBytes(UTF_8);
    private static final Instant RECORDED = NOON.minusSeconds(3);

    @Test
    void needsOnlyAKeyAndAPrice() {
        assertEquals(
                Optional.of(new Tick(
                        new Symbol("AAPL"),
                        Ticks.price("189.50"),
                        Tick.SIZE_UNSAID,
                        null,
                        null,
                        RECORDED,
                        -1,
                        new TickPosition(2, 17))),
                read("{\"price\": 189.5}"));
    }

    @Test
    void readsEveryField() {
        assertEquals(
                Optional.of(new Tick(
                        new Symbol("AAPL"),
                        Ticks.price("189.50"),
                        100,
                        Ticks.price("189.49"),
                        Ticks.price("189.51"),
                        Instant.parse("2026-03-02T11:59:59.500Z"),
                        42,
                        new TickPosition(2, 17))),
                read(
                        """
                        {"symbol": "AAPL", "price": "189.50", "size": 100, "bid": 189.49, "ask": "189.51",
                         "bidSize": 300, "askSize": "200", "time": "2026-03-02T11:59:59.5+00:00", "sequence": 42,
                         "open": 188, "high": 190, "low": 187.5, "previousClose": 188.2, "volume": 12345,
                         "venue": {"name": ["X", 1]}}"""));
    }

    @Test
    void takesTheTimeOfTheFeedButNoneThatIsStillToCome() {
        assertEquals(
                Instant.ofEpochMilli(1_700_000_000_123L),
                tick("{\"price\":1,\"time\":1700000000123}").time());
        assertEquals(
                NOON, tick("{\"price\":1,\"time\":\"2026-03-02T12:00:01Z\"}").time());
    }

    @Test
    void takesNullForAnOptionalField() {
        assertEquals(read("{\"price\":1}"), read("{\"price\":1,\"bid\":null,\"size\":null,\"time\":null}"));
    }

    @Test
    void countsOnlyWholeShares() {
        assertEquals(99, tick("{\"price\":1,\"size\":99.9}").size());
        assertEquals(0, tick("{\"price\":1,\"size\":0}").size());
    }

    @Test
    void readsTheSmallestPriceAndTheHighest() {
        assertEquals("0.00000001", tick("{\"price\":\"0.00000001\"}").price().toString());
        assertEquals("999999999999.00", tick("{\"price\":999999999999}").price().toString());
        assertEquals("189.50", tick("{\"price\":189.50000000000}").price().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "{'price': 1}",
                "{\"price\": 1",
                "{\"price\": 1} {\"price\": 2}",
                "{\"price\": 1, \"price\": 2}",
                "{\"price\": NaN}",
                "{\"price\": 1, \"a\": [[[[[[[[[[1]]]]]]]]]]}",
                "[1]",
                "189.5",
                "{}",
                "{\"bid\": 1}",
                "{\"price\": 0}",
                "{\"price\": -1}",
                "{\"price\": 1.123456789}",
                "{\"price\": 1e30}",
                "{\"price\": 1000000000000}",
                "{\"price\": 1, \"bid\": -1}",
                "{\"price\": 1, \"ask\": 0}",
                "{\"price\": 1e999999999}",
                "{\"price\": \"\"}",
                "{\"price\": \"NaN\"}",
                "{\"price\": true}",
                "{\"price\": {}}",
                "{\"price\": null}",
                "{\"price\": 1, \"size\": []}",
                "{\"price\": 1, \"size\": -1}",
                "{\"price\": 1, \"volume\": \"many\"}",
                "{\"price\": 1, \"high\": 0}",
                "{\"price\": 1, \"time\": true}",
                "{\"price\": 1, \"time\": \"yesterday\"}",
                "{\"price\": 1, \"time\": \"1700000000123\"}",
                "{\"price\": 1, \"time\": -5}",
                "{\"price\": 1, \"time\": 1.5}",
                "{\"price\": 1, \"time\": 99999999999999999999}",
                "{\"price\": 1, \"sequence\": 1.5}",
                "{\"price\": 1, \"sequence\": -1}",
                "{\"price\": 1, \"sequence\": 99999999999999999999}",
                "{\"price\": 1, \"symbol\": \"MSFT\"}",
                "{\"price\": 1, \"symbol\": 7}",
                "{\"price\": 1, \"symbol\": null}",
                "{\"price\": 1, \"note\": \"a\\nb\"}",
            })
    void takesNothingOfARecordWithAnythingWrong(String value) {
        assertEquals(Optional.empty(), read(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "aapl", "A B", "TOO-LONG-A-SYMBOL", "-A", "A\nB", " AAPL", "Ä"})
    void takesNothingUnderAKeyThatIsNoSymbol(String key) {
        assertEquals(Optional.empty(), read(key.getBytes(UTF_8), "{\"price\":1}".getBytes(UTF_8)));
    }

    @Test
    void takesNothingFromATombstoneAMissingKeyBadUtf8OrAHugeRecord() {
        byte[] good = "{\"price\":1}".getBytes(UTF_8);

        assertTrue(read(AAPL, good).isPresent());
        assertFalse(read(AAPL, null).isPresent());
        assertFalse(read(null, good).isPresent());
        assertFalse(read(AAPL, ("{\"price\":1}" + " ".repeat(StrictJson.MAXIMUM_BYTES)).getBytes(UTF_8))
                .isPresent());
        assertFalse(read(AAPL, "{\"price\":1,\"a\":\"ä\"}".getBytes(ISO_8859_1)).isPresent());
        assertFalse(read(new byte[] {(byte) 0xc0, (byte) 0x80}, good).isPresent());
    }

    @Property(tries = 5_000)
    void survivesAnyBytes(@ForAll @Size(max = 20) byte[] key, @ForAll byte[] value) {
        assertEquals(Optional.empty(), read(key, value));
    }

    @Property(tries = 5_000)
    void survivesAnyValueInAnyField(@ForAll FieldName field, @ForAll String text, @ForAll boolean quoted) {
        String value = quoted ? "\"" + text + "\"" : text;

        read("{\"price\":1,\"" + field + "\":" + value + "}")
                .ifPresent(tick -> assertTrue(
                        tick.price().value().signum() > 0 && !tick.time().isAfter(NOON)));
    }

    enum FieldName {
        symbol,
        size,
        bid,
        time,
        sequence,
        volume
    }

    private static Tick tick(String value) {
        return read(value).orElseThrow();
    }

    private static Optional<Tick> read(String value) {
        return read(AAPL, value.getBytes(UTF_8));
    }

    private static Optional<Tick> read(byte @Nullable [] key, byte @Nullable [] value) {
        return TickRecord.read(record(key, value), NOON);
    }

    static ConsumerRecord<byte[], byte[]> record(byte @Nullable [] key, byte @Nullable [] value) {
        return new ConsumerRecord<>(
                "prices",
                2,
                17,
                RECORDED.toEpochMilli(),
                TimestampType.CREATE_TIME,
                -1,
                -1,
                key,
                value,
                new RecordHeaders(),
                Optional.empty());
    }
}
