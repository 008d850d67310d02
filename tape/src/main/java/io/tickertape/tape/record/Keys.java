package io.tickertape.tape.record;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.record.Reading.Reason;
import io.tickertape.tape.record.RecordText.RefusedException;
import java.io.IOException;

/** Holds a record's field {@code symbol} against its key. */
final class Keys {
    private Keys() {}

    static void check(Symbol symbol, JsonParser parser) throws IOException, RefusedException {
        boolean isSaid = parser.currentToken() != JsonToken.VALUE_NULL;
        boolean isText = parser.currentToken() == JsonToken.VALUE_STRING;
        if (isSaid && !(isText && parser.getText().equals(symbol.name()))) {
            throw new RefusedException(
                    Reason.WRONG_KEY,
                    "the field symbol is " + Figures.shown(parser) + ", and the record's key is " + symbol
                            + "; they must be the same");
        }
    }
}
