package io.tickertape.tape.record;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.tickertape.tape.market.InstrumentUpdate;
import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.RecordStamp;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.TickPosition;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstrumentReaderTest {
    private static final Instant RECORDED = Instant.parse("2026-01-05T12:00:00Z");
    private static final TickPosition POSITION = new TickPosition(0, 3);
    private static final InstrumentUpdate PLAIN =
            InstrumentUpdate.of(new Symbol("AAPL"), new RecordStamp(RECORDED, POSITION));

    @Test
    void readsEveryField() {
        assertEquals(
                PLAIN.named("Apple")
                        .in("USD")
                        .closedAt(Price.of("188"))
                        .stepping(Price.of("0.05"), 100)
                        .status("HALTED"),
                taken(
                                """
                                {"symbol": "AAPL", "name": "Apple", "currency": "USD", "previousClose": 188,
                                 "minPriceIncrement": "0.05", "lotSize": 100, "status": "HALTED", "isin": {"a": [1]}}""")
                        .value());
    }

    @Test
    void leavesTheStatusAsItWasWhereTheRecordDoesNotSay() {
        assertEquals(
                PLAIN.status(null).named("Apple"),
                taken("{\"name\": \"Apple\"}").value());
        assertEquals(
                PLAIN.status(null),
                taken("{\"status\": null, \"lotSize\": null}").value());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HALTED  | {\"status\":\"HALTED\",\"previousClose\":0}",
                "HALTED  | {\"status\":\"Halted\"}",
                "HALTED  | {\"status\":\" halted \"}",
                "CLOSED  | {\"status\":\"CLOSED\"}",
                "CLOSED  | {\"status\":\"closed\"}",
                "HALTED  | {\"status\":\"HALTED\",\"lotSize\":0}",
                "HALTED  | {\"status\":true}",
                "HALTED  | {\"status\":{}}",
                "HALTED  | {\"status\":\"\"}",
                "HALTED  | {\"status\":\"<>\"}",
                "HALTED  | {\"status\":\"<TRADING>\"}",
                "B NO SUCH WORD /B | {\"status\":\"<b>no such word</b>\"}",
                "AUCTION (CLOSE) | {\"status\":\"Auction (close)\"}",
                "SUSPENDED_PENDING_N… | {\"status\":\"SUSPENDED_PENDING_NEWS_X\"}",
                "HALTED  | {\"status\":HALTED}",
                "HALTED  | {'status':'HALTED'}",
                "HALTED  | {status:\"HALTED\"}",
                "HALTED  | { \"lotSize\": none, status: halted }",
                "CLOSED  | {\"status\":\"Closed\",\"name\":undefined}",
                "HALTED  | {\"status\":\"TRADING\",\"status\":\"HALTED\"}",
                "HALTED  | {\"status\":\"HALTED\",\"status\":\"TRADING\"}",
                "HALTED  | {\"status\":\"HALTED\",\"name\":\"cut",
                "HALTED  | {\"name\":nonsense,\"status\":\"HALTED\"}",
                "HALTED  | {\"symbol\":\"MSFT\",\"status\":\"HALTED\"}",
                "HALTED  | {\"name\":\"Ä\",\"status\":\"HALTED\"}",
                "TRADING | {\"status\":\"trading\"}",
            })
    void believesAHaltWhateverElseIsWrong(String status, String value) {
        Charset charset = value.contains("Ä") ? ISO_8859_1 : UTF_8;
        assertEquals(status, taken(read(value.getBytes(charset))).value().status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32BE", "UTF-32LE"})
    void believesAHaltInAnyEncoding(String charset) {
        byte[] value = "{\"status\":\"HALTED\"}".getBytes(Charset.forName(charset));
        assertEquals("HALTED", taken(read(value)).value().status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\":null,\"name\":undefined}",
                "{\"status\":TRADING}",
                "{\"my status\":\"open\",\"name\":undefined}",
                "{\"substatus\":\"open\",\"name\":undefined}",
                "{\"name\":\"he said \\\"status\\\":\\\"HALTED\\\"\"",
            })
    void seesNoHaltWhereThereIsNone(String value) {
        assertInstanceOf(Reading.Refusal.class, read(value.getBytes(UTF_8)));
    }

    @Test
    void takesNothingButTheHaltOfARecordThatCannotBeRead() {
        assertEquals(
                PLAIN.status("HALTED"),
                taken(
                                "{\"name\":\"Apple\",\"currency\":\"USD\",\"lotSize\":100,\"status\":\"HALTED\",\"symbol\":\"MSFT\"}")
                        .value());
    }

    @ParameterizedTest
    @CsvSource({
        "'\"GBX \"', GBX",
        "'\" USD\\n\"', USD",
        "'\"\"',",
        "'\"£\"', ?",
        "826, ?",
        "'\"GBP (pence)\"', ?",
        "'{\"code\":\"GBX\"}', ?",
    })
    void readsACurrencyOrSaysThatItCannot(String currency, @Nullable String expected) {
        assertEquals(expected, taken("{\"currency\":" + currency + "}").value().currency());
    }

    @Test
    void believesAHaltWithANameOf101Letters() {
        Reading.Taken<InstrumentUpdate> taken = taken("{\"name\":\"" + "x".repeat(101) + "\",\"status\":\"HALTED\"}");

        assertEquals(PLAIN.named("x".repeat(99) + "…").status("HALTED"), taken.value());
        assertEquals("name", taken.remarks().get(0).field());
    }

    @Test
    void believesAHaltInARecordThatIsTooLarge() {
        assertEquals(
                "HALTED",
                taken("{\"status\":\"HALTED\",\"name\":\"" + "x".repeat(9_000) + "\"}")
                        .value()
                        .status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"minPriceIncrement\": 0}",
                "{\"minPriceIncrement\": \"fine\"}",
                "{\"lotSize\": 0}",
                "{\"lotSize\": 1.5}",
                "{\"lotSize\": -100}",
                "{\"previousClose\": -1}",
                "{\"previousClose\": 1e999999999}",
                "{\"name\": 7}",
            })
    void leavesAFigureThatCannotBeBlankAndSaysSo(String value) {
        Reading.Taken<InstrumentUpdate> taken = taken(value);

        assertEquals(PLAIN.status(null), taken.value());
        assertEquals(1, taken.remarks().size());
    }

    @Test
    void showsANameOnOneLineAndWithoutMarksThatTurnTheWriting() {
        assertEquals(
                "Apple Inc. Xcnl",
                taken("{\"name\":\"Apple\\r\\nInc.\\u0000 \\u202eXcnl\"}")
                        .value()
                        .name());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not-json      | nonsense",
                "not-json      | {\"status\":\"TRADING\",\"name\":\"cut",
                "not-an-object | [1]",
                "wrong-key     | {\"symbol\": \"MSFT\"}",
            })
    void refusesWhatIsNoInstrument(String reason, String value) {
        Reading.Refusal<?> refusal = assertInstanceOf(Reading.Refusal.class, read(value.getBytes(UTF_8)));
        assertEquals(reason, refusal.reason().code());
    }

    @Test
    void remarksOnAFieldOnceHoweverOftenARecordNamesIt() {
        String many = "{\"lotSize\":-1" + ",\"lotSize\":0,\"lotSize\":-2".repeat(100) + "}";

        assertEquals(1, taken(many).remarks().size());
    }

    @Test
    void remarksOnAnUnknownStatus() {
        assertEquals(
                List.of(new Reading.Remark("status", "status: “CLOSED” halts; TRADING or HALTED is expected")),
                taken("{\"status\":\"CLOSED\"}").remarks());
    }

    private static Reading<InstrumentUpdate> read(byte[] value) {
        return InstrumentReader.read("AAPL".getBytes(UTF_8), value, RECORDED.toEpochMilli(), POSITION);
    }

    private static Reading.Taken<InstrumentUpdate> taken(String value) {
        return taken(read(value.getBytes(UTF_8)));
    }

    @SuppressWarnings("unchecked") // its type argument is that of the reading
    private static Reading.Taken<InstrumentUpdate> taken(Reading<InstrumentUpdate> reading) {
        return assertInstanceOf(Reading.Taken.class, reading);
    }
}
