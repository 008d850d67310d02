package io.tickertape.tape.record;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tickertape.tape.market.Instrument;
import io.tickertape.tape.market.InstrumentUpdate;
import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.RecordStamp;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.TickPosition;
import io.tickertape.tape.record.Figures.WrongException;
import io.tickertape.tape.record.Reading.Remark;
import io.tickertape.tape.record.RecordText.RefusedException;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a record of {@code instruments}. A field that cannot be is left as it was; a halt is believed whatever else is
 * wrong in its record.
 */
public final class InstrumentReader implements RecordJson.Fields {
    private static final String EXAMPLE = "{\"name\": \"Apple Inc.\", \"status\": \"TRADING\"}";
    private static final int MAXIMUM_NAME_LENGTH = 100;
    private static final Pattern CURRENCY = Pattern.compile("[A-Za-z]{3,5}");

    private final Symbol symbol;
    private final RecordStamp stamp;
    private List<Remark> remarks = List.of();
    private @Nullable String name;
    private @Nullable String currency;
    private @Nullable Price previousClose;
    private @Nullable Price minPriceIncrement;
    private long lotSize;
    private @Nullable String status;

    private InstrumentReader(Symbol symbol, RecordStamp stamp) {
        this.symbol = symbol;
        this.stamp = stamp;
    }

    /**
     * Reads one record.
     *
     * @param timestamp the record's, in epoch milliseconds
     */
    public static Reading<InstrumentUpdate> read(
            byte @Nullable [] key, byte @Nullable [] value, long timestamp, TickPosition position) {
        try {
            Symbol symbol = RecordText.symbol(key);
            RecordStamp stamp = new RecordStamp(Times.stamp(timestamp), position);
            return value == null
                    ? new Reading.Removal<>(symbol, stamp)
                    : new InstrumentReader(symbol, stamp).reading(value);
        } catch (RefusedException e) {
            return e.refusal();
        }
    }

    private Reading<InstrumentUpdate> reading(byte[] value) {
        try {
            RecordJson.read(RecordText.value(value), EXAMPLE, this);
        } catch (RefusedException e) {
            String halt = StatusWords.haltIn(value);
            return halt == null ? e.refusal() : halted(halt, e);
        }
        return new Reading.Taken<>(
                new InstrumentUpdate(symbol, name, currency, previousClose, minPriceIncrement, lotSize, status, stamp),
                remarks);
    }

    private Reading<InstrumentUpdate> halted(String halt, RefusedException fault) {
        return new Reading.Taken<>(
                new InstrumentUpdate(symbol, null, null, null, null, 0, halt, stamp),
                List.of(new Remark("record", fault.getMessage() + "; nothing but its halt is taken")));
    }

    @Override
    public void take(String field, JsonParser parser) throws IOException, RefusedException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        try {
            switch (field) {
                case "symbol" -> Keys.check(symbol, parser);
                case "status" -> takeStatus(parser);
                case "name" -> takeName(parser);
                case "currency" -> takeCurrency(parser);
                case "previousClose" -> previousClose = Figures.price(parser);
                case "minPriceIncrement" -> minPriceIncrement = Figures.price(parser);
                case "lotSize" -> lotSize = Figures.whole(parser, 1);
                default -> {
                    // Not ours: not looked into.
                }
            }
        } catch (WrongException e) {
            remarks = Remark.add(remarks, field, e.getMessage());
        }
    }

    /** Of two, the one that halts. */
    private void takeStatus(JsonParser parser) throws IOException {
        String word = StatusWords.of(parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : "");
        if (status == null || status.equals(Instrument.TRADING)) {
            status = word;
        }
        if (!word.equals(Instrument.TRADING) && !word.equals(Instrument.HALTED)) {
            remarks = Remark.add(remarks, "status", Figures.shown(parser) + " halts; TRADING or HALTED is expected");
        }
    }

    private void takeName(JsonParser parser) throws IOException, WrongException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw new WrongException(Figures.shown(parser) + " is not a text");
        }
        String text = parser.getText();
        name = Names.plain(text, MAXIMUM_NAME_LENGTH);
        if (!name.equals(text)) {
            throw new WrongException("it is shown as " + Quoted.of(name) + ": a name has at most " + MAXIMUM_NAME_LENGTH
                    + " characters, none of them a control character");
        }
    }

    private void takeCurrency(JsonParser parser) throws IOException, WrongException {
        boolean isText = parser.currentToken() == JsonToken.VALUE_STRING;
        String text = isText ? parser.getText().strip() : "";
        if (isText && text.isEmpty()) {
            return;
        }
        if (!CURRENCY.matcher(text).matches()) {
            currency = Instrument.UNREADABLE_CURRENCY;
            throw new WrongException(Figures.shown(parser) + " is not a currency's code, such as USD");
        }
        currency = text;
    }
}
