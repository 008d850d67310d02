package io.tickertape.ticker.feed;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tickertape.ticker.feed.Refusal.Reason;
import io.tickertape.ticker.market.Instrument;
import io.tickertape.ticker.market.Price;
import io.tickertape.ticker.market.Symbol;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The fields of one instrument that the ticker shows. */
final class InstrumentFields implements RecordParser.Fields {
    private static final int MAXIMUM_NAME_LENGTH = 100;

    private final Symbol symbol;
    private String name = "";
    private @Nullable Price previousClose;
    private boolean halted;

    InstrumentFields(Symbol symbol) {
        this.symbol = symbol;
    }

    @Override
    public @Nullable Refusal take(String field, JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        return switch (field) {
            case "symbol" -> RecordParser.symbol(symbol, parser);
            case "name" -> name(parser);
            case "previousClose" -> previousClose(parser);
            case "status" -> status(parser);
            default -> {
                parser.skipChildren();
                yield null;
            }
        };
    }

    @Override
    public Reading finish() {
        return new Reading.OfInstrument(new Instrument(symbol, name, previousClose, halted));
    }

    private @Nullable Refusal name(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING || parser.getTextLength() > MAXIMUM_NAME_LENGTH) {
            return RecordParser.wrongType("name", "a string of at most " + MAXIMUM_NAME_LENGTH, parser);
        }
        name = parser.getText();
        return null;
    }

    private @Nullable Refusal previousClose(JsonParser parser) throws IOException {
        BigDecimal number = RecordParser.number(parser);
        if (number == null) {
            return RecordParser.wrongType("previousClose", "a decimal number, or a string that holds one", parser);
        }
        try {
            previousClose = new Price(number);
            return null;
        } catch (IllegalArgumentException e) {
            return new Refusal(Reason.BAD_PRICE, "previousClose: " + e.getMessage());
        }
    }

    private @Nullable Refusal status(JsonParser parser) throws IOException {
        String status = parser.getText();
        if (!status.equals("TRADING") && !status.equals("HALTED")) {
            return RecordParser.wrongType("status", "TRADING or HALTED", parser);
        }
        halted = status.equals("HALTED");
        return null;
    }
}
