package io.tickertape.ticker.feed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.Tick;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TickFieldsTest {
    private static final Instant RECORDED = Instant.parse("2026-01-05T12:00:00Z");

    @Test
    void needsOnlyAKeyAndAPrice() {
        assertEquals(Tick.of(new Symbol("AAPL"), Price.of("189.50"), RECORDED), tick("{\"price\": 189.5}"));
    }

    @Test
    void readsEveryField() {
        Tick tick = tick(
                """
                {"symbol": "AAPL", "price": "189.50", "size": 100, "bid": 189.49, "ask": "189.51",
                 "bidSize": 300, "askSize": "200", "time": "2026-01-05T11:59:59.5+00:00", "sequence": 42,
                 "open": 188, "high": 190, "low": 187.5, "previousClose": 188.2, "volume": 12345,
                 "venue": {"name": ["X", 1]}}""");

        assertEquals(
                new Tick(
                        new Symbol("AAPL"),
                        Price.of("189.50"),
                        Quantity.of("100"),
                        new Tick.BestQuote(
                                Price.of("189.49"), Price.of("189.51"), Quantity.of("300"), Quantity.of("200")),
                        Instant.parse("2026-01-05T11:59:59.500Z"),
                        42L,
                        new Tick.DayFigures(
                                Price.of("188"),
                                Price.of("190"),
                                Price.of("187.5"),
                                Price.of("188.2"),
                                Quantity.of("12345"))),
                tick);
    }

    @Test
    void readsATimeInMilliseconds() {
        assertEquals(
                Instant.ofEpochMilli(1700000000123L),
                tick("{\"price\":1,\"time\":1700000000123}").time());
    }

    @Test
    void takesNullForAnOptionalField() {
        assertEquals(tick("{\"price\":1}"), tick("{\"price\":1,\"bid\":null,\"size\":null,\"time\":null}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not-json       | nonsense",
                "not-json       | {'price': 1}",
                "not-json       | {\"price\": 1",
                "not-json       | {\"price\": 1} {\"price\": 2}",
                "not-json       | {\"price\": 1, \"price\": 2}",
                "not-json       | {\"price\": NaN}",
                "not-json       | {\"price\": 1, \"a\": [[[[[[[[[[1]]]]]]]]]]}",
                "not-an-object  | [1]",
                "not-an-object  | 189.5",
                "no-price       | {}",
                "no-price       | {\"bid\": 1}",
                "bad-price      | {\"price\": 0}",
                "bad-price      | {\"price\": -1}",
                "bad-price      | {\"price\": 1.123456789}",
                "bad-price      | {\"price\": 1e30}",
                "bad-price      | {\"price\": 1, \"bid\": -1}",
                "wrong-type     | {\"price\": 1e999999999}",
                "wrong-type     | {\"price\": \"\"}",
                "wrong-type     | {\"price\": \"NaN\"}",
                "wrong-type     | {\"price\": true}",
                "wrong-type     | {\"price\": {}}",
                "wrong-type     | {\"price\": null}",
                "wrong-type     | {\"price\": 1, \"size\": []}",
                "wrong-type     | {\"price\": 1, \"time\": true}",
                "wrong-type     | {\"price\": 1, \"symbol\": 7}",
                "bad-quantity   | {\"price\": 1, \"size\": -1}",
                "bad-time       | {\"price\": 1, \"time\": \"yesterday\"}",
                "bad-time       | {\"price\": 1, \"time\": -5}",
                "bad-time       | {\"price\": 1, \"time\": 99999999999999999999}",
                "bad-sequence   | {\"price\": 1, \"sequence\": 1.5}",
                "bad-sequence   | {\"price\": 1, \"sequence\": -1}",
                "bad-sequence   | {\"price\": 1, \"sequence\": 99999999999999999999}",
                "wrong-key      | {\"price\": 1, \"symbol\": \"MSFT\"}",
                "line-break     | {\"price\": 1, \"symbol\": \"AAPL\\r\\nevent: x\"}",
                "line-break     | {\"price\": 1, \"note\": \"a\\nb\"}",
            })
    void refusesWhatIsNoTickAndSaysWhy(String reason, String value) {
        assertEquals(
                reason,
                refusal("AAPL".getBytes(UTF_8), value.getBytes(UTF_8)).reason().code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "aapl", "A B", "TOO-LONG-A-SYMBOL", "-A", "A\nB", "Ä"})
    void refusesAKeyThatIsNoSymbol(String key) {
        assertEquals(
                "bad-key",
                refusal(key.getBytes(UTF_8), "{\"price\":1}".getBytes(UTF_8))
                        .reason()
                        .code());
    }

    @Test
    void refusesATombstoneAMissingKeyBadUtf8AndAHugeRecord() {
        byte[] key = "AAPL".getBytes(UTF_8);
        byte[] good = "{\"price\":1}".getBytes(UTF_8);

        assertEquals(
                "tombstone",
                refusal(TickFields.read(key, null, RECORDED)).reason().code());
        assertEquals(
                "bad-key",
                refusal(TickFields.read(null, good, RECORDED)).reason().code());
        assertEquals("oversize", refusal(key, new byte[1_000_000]).reason().code());
        assertEquals(
                "bad-utf8",
                refusal(key, "{\"price\":1,\"a\":\"\u00e4\"}".getBytes(ISO_8859_1))
                        .reason()
                        .code());
        assertEquals(
                "bad-utf8",
                refusal(new byte[] {(byte) 0xc0, (byte) 0x80}, good).reason().code());
    }

    @Test
    void theDetailSaysWhatWouldBeRight() {
        assertEquals(
                "price: a price is above 0 and at most 999999999999",
                refusal("AAPL".getBytes(UTF_8), "{\"price\":-3}".getBytes(UTF_8))
                        .detail());
    }

    @Property(tries = 2000)
    void noBytesMakeItFail(@ForAll byte[] key, @ForAll byte[] value) {
        assertNotNull(TickFields.read(key, value, RECORDED));
    }

    @Property(tries = 2000)
    void noTextInAFieldMakesItFail(@ForAll String text) {
        String json = "{\"price\":\"" + text.replace("\\", "").replace("\"", "") + "\"}";
        assertNotNull(TickFields.read("AAPL".getBytes(UTF_8), json.getBytes(UTF_8), RECORDED));
    }

    private static Tick tick(String value) {
        Reading reading = TickFields.read("AAPL".getBytes(UTF_8), value.getBytes(UTF_8), RECORDED);
        return assertInstanceOf(Reading.OfTick.class, reading).tick();
    }

    private static Refusal refusal(byte[] key, byte[] value) {
        return refusal(TickFields.read(key, value, RECORDED));
    }

    private static Refusal refusal(Reading reading) {
        Refusal refusal = assertInstanceOf(Refusal.class, reading);
        assertTrue(refusal.detail().length() < 500, refusal.detail());
        return refusal;
    }
}
