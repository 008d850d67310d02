package io.tickertape.tape.record;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.RecordStamp;
import io.tickertape.tape.market.Size;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.Tick;
import io.tickertape.tape.market.TickPosition;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TickReaderTest {
    private static final Instant RECORDED = Instant.parse("2026-01-05T12:00:00Z");
    private static final TickPosition POSITION = new TickPosition(2, 7);
    private static final byte[] AAPL = "AAPL".getBytes(UTF_8);

    @Test
    void needsOnlyAKeyAndAPrice() {
        assertEquals(
                Tick.of(new Symbol("AAPL"), Price.of("189.50"), RECORDED, new RecordStamp(RECORDED, POSITION)),
                tick("{\"price\": 189.5}"));
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
                        Size.of("100"),
                        new Tick.BestQuote(Price.of("189.49"), Price.of("189.51"), Size.of("300"), Size.of("200")),
                        Instant.parse("2026-01-05T11:59:59.500Z"),
                        42L,
                        new Tick.DayFigures(
                                Price.of("188"),
                                Price.of("190"),
                                Price.of("187.5"),
                                Price.of("188.2"),
                                Size.of("12345")),
                        new RecordStamp(RECORDED, POSITION)),
                tick);
    }

    @ParameterizedTest
    @CsvSource({
        "1700000000123, 2023-11-14T22:13:20.123Z",
        "'\"1700000000123\"', 2023-11-14T22:13:20.123Z",
        "1.700000000123E12, 2023-11-14T22:13:20.123Z",
        "'\"2026-01-05T13:00:00+02:00\"', 2026-01-05T11:00:00Z",
        // No later than the record was stamped: a clock that runs ahead makes no price younger.
        "'\"2026-02-04T12:00:00Z\"', 2026-01-05T12:00:00Z",
    })
    void readsATime(String time, Instant expected) {
        assertEquals(expected, tick("{\"price\":1,\"time\":" + time + "}").time());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1767614399500.0",
                "\"1767614399500.0\"",
                "\" 2026-01-05T11:59:59.5Z \"",
                "\"2026-01-05T11:59:59.5+0000\"",
                "\"2026-01-05T12:59:59.500+01\"",
                "\"2026-01-05T11:59:59,500Z\"",
                "\"20260105T115959.5Z\"",
                "\"2026-01-05 11:59:59.5+00:00\"",
                "\"2026-01-05t11:59:59.5z\"",
            })
    void readsATimeHoweverItIsWritten(String time) {
        assertEquals(
                Instant.parse("2026-01-05T11:59:59.500Z"),
                tick("{\"price\":1,\"time\":" + time + "}").time());
    }

    @ParameterizedTest
    @CsvSource({
        "1767614400000, 2026-01-05T12:00:00Z",
        // In microseconds and nanoseconds, too.
        "1767614400000000, 2026-01-05T12:00:00Z",
        "1767614400000000000, 2026-01-05T12:00:00Z",
        "-1, 1970-01-01T00:00:00Z",
        // In seconds, as some producers stamp them.
        "1767614400, 2026-01-05T12:00:00Z",
    })
    void takesTheRecordsTimeForATickThatHasNone(long timestamp, Instant expected) {
        Reading<Tick> reading = TickReader.read(AAPL, "{\"price\":1}".getBytes(UTF_8), timestamp, POSITION);
        assertEquals(expected, taken(reading).value().time());
    }

    @Test
    void takesNullForAnOptionalField() {
        assertEquals(tick("{\"price\":1}"), tick("{\"price\":1,\"bid\":null,\"size\":null,\"time\":null}"));
    }

    @ParameterizedTest
    @CsvSource({
        "189.49000549316406, 189.49000549",
        "0.123456785, 0.12345678",
        "0.123456775, 0.12345678",
        "1E+2, 100.00",
        "'\" 189.5 \"', 189.50",
        "189.490000000000009094947017729282379150390625000000000000000000000000000, 189.49",
        "0.1000000000000000055511151231257827021181583404541015625, 0.10",
    })
    void roundsToEightDecimals(String price, String expected) {
        assertEquals(expected, tick("{\"price\":" + price + "}").price().toString());
    }

    @Test
    void leavesAnEndlessFigureBlank() {
        String digits = "1." + "3".repeat(1_100);
        assertEquals(tick("{\"price\":1}"), tick("{\"price\":1,\"bid\":" + digits + ",\"ask\":1e-1101}"));
    }

    @ParameterizedTest
    @CsvSource({".5, 0.50", "5., 5.00", "+1, 1.00", "007, 7.00", "00.5, 0.50"})
    void readsANumberAsProgramsWriteIt(String figure, String expected) {
        Tick tick = tick("{\"price\":" + figure + ",\"bid\":" + figure + "}");
        assertEquals(expected + " " + expected, tick.price() + " " + tick.best().bid());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"price\":1,}",
                "{\"price\":1,\"path\":\"C:\\dir\\x41\"}",
                "\ufeff{\"price\":1}",
                "{\"price\":1,\"list\":[1,],\"n\":+.5}",
            })
    void takesAPriceOutOfWhatIsNotQuiteJson(String value) {
        assertEquals(tick("{\"price\":1}"), tick(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"bid\":0,\"ask\":0",
                "\"bid\":-1",
                "\"previousClose\":0",
                "\"open\":0",
                "\"high\":1e999999999",
                "\"low\":\"1,234.50\"",
                "\"size\":-1",
                "\"askSize\":\"many\"",
                "\"volume\":[1]",
                "\"bidSize\":NaN",
                "\"ask\":{\"price\":1}",
                "\"sequence\":1.5",
                "\"sequence\":-1",
                "\"sequence\":99999999999999999999",
            })
    void leavesASideFigureThatCannotBeBlankAndSaysSo(String fields) {
        Reading.Taken<Tick> taken = taken(read(AAPL, ("{\"price\":160.85," + fields + "}").getBytes(UTF_8)));

        assertEquals(tick("{\"price\":160.85}"), taken.value());
        assertEquals(
                fields.split("\":", -1).length - 1 - (fields.contains("{") ? 1 : 0),
                taken.remarks().size());
        for (Reading.Remark remark : taken.remarks()) {
            assertTrue(remark.detail().startsWith(remark.field() + ": "), remark.detail());
        }
    }

    @Test
    void namesWhatIsWrongWithASideFigure() {
        Reading.Taken<Tick> taken = taken(read(AAPL, "{\"bid\":0,\"price\":1,\"ask\":\"1,5\"}".getBytes(UTF_8)));

        assertEquals(
                List.of(
                        new Reading.Remark("bid", "bid: “0” is not above 0"),
                        new Reading.Remark("ask", "ask: “1,5” has a decimal comma; a point is expected, such as 1.5")),
                taken.remarks());
    }

    @Test
    void remarksOnAFieldOnceHoweverOftenARecordNamesIt() {
        String many = "{\"price\":10" + ",\"bid\":-1,\"bid\":0,\"bid\":-2".repeat(100) + "}";

        assertEquals(1, taken(read(AAPL, many.getBytes(UTF_8))).remarks().size());
    }

    @Test
    void roundsASizeOfEighteenDecimals() {
        assertEquals(
                "0.12345679",
                String.valueOf(
                        tick("{\"price\":1,\"size\":0.123456789012345678}").size()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"note\":\"a\\nb\"",
                "\"note\":NaN",
                "\"note\":1e999999999",
                "\"note\":1,\"note\":2",
                "\"note\":[[[[[[[[[[[[1]]]]]]]]]]]]",
                "\"note\":\"a\nb\"",
                "\"n\":11111111111111111111111111111111111111111111111111111111111111111111111111111111",
            })
    void doesNotLookIntoFieldsThatItDoesNotKnow(String field) {
        Reading.Taken<Tick> taken = taken(read(AAPL, ("{\"price\":1," + field + "}").getBytes(UTF_8)));

        assertEquals(tick("{\"price\":1}"), taken.value());
        assertEquals(List.of(), taken.remarks());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not-json       | nonsense",
                "not-json       | {'price': 1}",
                "not-json       | {\"price\": 1",
                "not-json       | {\"price\": 1} {\"price\": 2}",
                "not-an-object  | [1]",
                "not-an-object  | 189.5",
                "no-price       | {}",
                "no-price       | {\"bid\": 1}",
                "no-price       | {\"price\": null}",
                "bad-price      | {\"price\": 1, \"price\": 2}",
                "bad-price      | {\"price\": NaN}",
                "bad-price      | {\"price\": 0}",
                "bad-price      | {\"price\": -1}",
                "bad-price      | {\"price\": 1e-9}",
                "bad-price      | {\"price\": 1e30}",
                "bad-price      | {\"price\": 1e999999999}",
                "bad-price      | {\"price\": 1e-999999999}",
                "bad-price      | {\"price\": \"\"}",
                "bad-price      | {\"price\": true}",
                "bad-price      | {\"price\": {}}",
                "bad-time       | {\"price\": 1, \"time\": true}",
                "bad-time       | {\"price\": 1, \"time\": \"yesterday\"}",
                "bad-time       | {\"price\": 1, \"time\": -5}",
                "bad-time       | {\"price\": 1, \"time\": 99999999999999999999}",
                "bad-time       | {\"price\": 1, \"time\": 1e999999999}",
                "wrong-key      | {\"price\": 1, \"symbol\": \"MSFT\"}",
                "wrong-key      | {\"price\": 1, \"symbol\": 7}",
                "wrong-key      | {\"price\": 1, \"symbol\": \"AAPL\\r\\nevent: x\"}",
            })
    void refusesWhatIsNoTickAndSaysWhy(String reason, String value) {
        assertEquals(reason, refusal(AAPL, value.getBytes(UTF_8)).reason().code());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"1,234.50\" | price: “1,234.50” has thousands separators; plain digits are expected, such as 1234.50",
                "\"NaN\"      | price: “NaN” is not a number; a number such as 189.50 is expected",
                "1e400        | price: “1e400” is out of range",
                "-3           | price: “-3” is not above 0",
                "[1]          | price: a list is not a number; a number such as 189.50 is expected",
                "true         | price: “true” is not a number; a number such as 189.50 is expected",
                "\"a\\r\\nb\" | price: “a??b” is not a number; a number such as 189.50 is expected",
            })
    void saysInItsOwnWordsWhatIsWrongWithAPrice(String price, String detail) {
        assertEquals(
                detail,
                refusal(AAPL, ("{\"price\":" + price + "}").getBytes(UTF_8)).detail());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1767614400       | these look like seconds; epoch milliseconds are expected, such as 1767623400000",
                "\"1767614400.5\" | these look like seconds; epoch milliseconds are expected, such as 1767623400000",
                "1767614400.25    | these look like seconds; epoch milliseconds are expected, such as 1767623400000",
                "1767614400000000 | these look like microseconds or nanoseconds; epoch milliseconds are expected,"
                        + " such as 1767623400000",
            })
    void namesTheUnitThatATimeLooksLike(String time, String detail) {
        String said = refusal(AAPL, ("{\"price\":1,\"time\":" + time + "}").getBytes(UTF_8))
                .detail();
        assertEquals("time: “" + time.replace("\"", "") + "”: " + detail, said);
    }

    @Test
    void saysThatATimeHasNoOffset() {
        assertEquals(
                "time: “2026-01-05T14:30:00” has no offset; an ISO-8601 time with its offset such as"
                        + " 2026-01-05T14:30:00Z, or epoch milliseconds, is expected",
                refusal(AAPL, "{\"price\":1,\"time\":\"2026-01-05T14:30:00\"}".getBytes(UTF_8))
                        .detail());
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "\"NaN\"", "[1]"})
    void doesNotAskForAPriceInPlaceOfATime(String time) {
        String said = refusal(AAPL, ("{\"price\":1,\"time\":" + time + "}").getBytes(UTF_8))
                .detail();
        assertTrue(
                said.endsWith(" is no time; an ISO-8601 time with its offset such as 2026-01-05T14:30:00Z, or epoch"
                        + " milliseconds, is expected"),
                said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void namesAnotherEncoding(String charset) {
        Reading.Refusal<?> refusal = refusal(AAPL, "{\"price\":1}".getBytes(Charset.forName(charset)));

        assertEquals("bad-utf8", refusal.reason().code());
        assertEquals("the value is in " + charset + "; UTF-8 is expected", refusal.detail());
    }

    @Test
    void namesTheBytesOfASchemaRegistryInTheKey() {
        assertEquals(
                "the key begins with the bytes of a schema registry (a zero, and 42 as the schema's id); the plain symbol"
                        + " without them is expected",
                refusal(new byte[] {0, 0, 0, 0, 42, 'A'}, "{\"price\":1}".getBytes(UTF_8))
                        .detail());
        assertTrue(refusal(new byte[] {0, 0, 0, 0, 0, 0, 0, 5}, "{\"price\":1}".getBytes(UTF_8))
                .detail()
                .contains("is not a symbol"));
    }

    @Test
    void namesTheBytesOfASchemaRegistry() {
        assertEquals(
                "the value begins with the bytes of a schema registry (a zero, and 42 as the schema's id); plain JSON"
                        + " without them is expected",
                refusal(AAPL, new byte[] {0, 0, 0, 0, 42, '{', '}'}).detail());
        assertEquals(
                "not-json",
                refusal(AAPL, new byte[] {0, 0, 0, 0, 42, 0, 4, 'A'}).reason().code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"^GSPC", "EURUSD=X", "BTC/USD", "AAPL250117C00150000", "A23456789012345678901234", "A:B_C"})
    void takesSymbolsAsFeedsWriteThem(String symbol) {
        assertEquals(
                symbol,
                taken(read(symbol.getBytes(UTF_8), "{\"price\":1}".getBytes(UTF_8)))
                        .value()
                        .symbol()
                        .name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A B", "A234567890123456789012345", "-A", "A\nB", "Ä", ".A"})
    void refusesAKeyThatIsNoSymbol(String key) {
        assertEquals(
                "bad-key",
                refusal(key.getBytes(UTF_8), "{\"price\":1}".getBytes(UTF_8))
                        .reason()
                        .code());
    }

    @Test
    void saysThatSymbolsAreUpperCase() {
        assertEquals(
                "the key “brk.b” is in lower case; symbols are upper case, such as BRK.B",
                refusal("brk.b".getBytes(UTF_8), "{\"price\":1}".getBytes(UTF_8))
                        .detail());
    }

    @Test
    void readsATombstoneAsARemoval() {
        assertEquals(
                new Reading.Removal<Tick>(new Symbol("AAPL"), new RecordStamp(RECORDED, POSITION)), read(AAPL, null));
        assertInstanceOf(Reading.Refusal.class, read("nobody".getBytes(UTF_8), null));
    }

    @Test
    void refusesAMissingKeyBadUtf8AndAHugeRecord() {
        byte[] good = "{\"price\":1}".getBytes(UTF_8);

        assertEquals("bad-key", refusal(null, good).reason().code());
        assertEquals("oversize", refusal(AAPL, new byte[1_000_000]).reason().code());
        assertEquals(
                "bad-utf8",
                refusal(AAPL, "{\"price\":1,\"a\":\"\u00e4\"}".getBytes(ISO_8859_1))
                        .reason()
                        .code());
        assertEquals(
                "bad-utf8",
                refusal(new byte[] {(byte) 0xc0, (byte) 0x80}, good).reason().code());
    }

    @Test
    void noBytesMakeItFail() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] value = new byte[random.nextInt(40)];
            random.nextBytes(value);
            assertNotNull(read(value, value));
            assertNotNull(read(AAPL, value));
        }
    }

    private static Tick tick(String value) {
        return taken(read(AAPL, value.getBytes(UTF_8))).value();
    }

    private static Reading<Tick> read(byte @Nullable [] key, byte @Nullable [] value) {
        return TickReader.read(key, value, RECORDED.toEpochMilli(), POSITION);
    }

    @SuppressWarnings("unchecked") // its type argument is that of the reading
    private static Reading.Taken<Tick> taken(Reading<Tick> reading) {
        return assertInstanceOf(Reading.Taken.class, reading);
    }

    private static Reading.Refusal<?> refusal(byte @Nullable [] key, byte[] value) {
        Reading.Refusal<?> refusal = assertInstanceOf(Reading.Refusal.class, read(key, value));
        assertTrue(refusal.detail().length() < 300, refusal.detail());
        return refusal;
    }
}
