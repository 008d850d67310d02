package io.tickertape.trading.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tickertape.tape.market.Instrument;
import io.tickertape.tape.market.Symbol;
import io.tickertape.trading.Ticks;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstrumentRecordTest {
    @Test
    void takesAShareAsALotAndTradesUnlessToldOtherwise() {
        assertEquals(Optional.of(new Instrument(new Symbol("AAPL"), "", null, 1, false)), read("{}"));
        assertEquals(read("{}"), read("{\"name\":null,\"lotSize\":null,\"minPriceIncrement\":null,\"status\":null}"));
    }

    @Test
    void readsEveryField() {
        assertEquals(
                Optional.of(new Instrument(new Symbol("AAPL"), "Apple", Ticks.price("0.05"), 100, true)),
                read(
                        """
                        {"symbol": "AAPL", "name": "Apple", "currency": "USD", "previousClose": 188,
                         "minPriceIncrement": "0.05", "lotSize": 100, "status": "HALTED"}"""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "{\"symbol\": \"MSFT\"}",
                "{\"name\": 7}",
                "{\"name\": {}}",
                "{\"minPriceIncrement\": 0}",
                "{\"minPriceIncrement\": \"fine\"}",
                "{\"lotSize\": 0}",
                "{\"lotSize\": 1.5}",
                "{\"lotSize\": -100}",
                "{\"status\": \"CLOSED\"}",
                "{\"previousClose\": -1}",
            })
    void takesNothingOfARecordWithAnythingWrong(String value) {
        assertEquals(Optional.empty(), read(value));
    }

    private static Optional<Instrument> read(String value) {
        return InstrumentRecord.read(TickRecordTest.record("AAPL".getBytes(UTF_8), value.getBytes(UTF_8)));
    }
}
