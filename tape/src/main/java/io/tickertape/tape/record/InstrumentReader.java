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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a record of {@code instruments}. A figure that cannot be is left blank; a halt is believed whatever else is wrong
 * in its record.
 */
public final class InstrumentReader implements RecordJson.Fields {
    private static final String EXAMPLE = "{\"name\": \"Apple Inc.\", \"status\": \"TRADING\"}";
    private static final int MAXIMUM_NAME_LENGTH = 100;
    private static final Pattern CURRENCY = Pattern.compile("[A-Za-z]{3,5}");
    private static final Pattern STATUS_WORD = Pattern.compile("[A-Z][A-Z0-9_ \\-]{0,19}");
    /** Where a record cannot be read as JSON. */
    private static final Pattern SAID_STATUS = Pattern.compile("\"status\"\\s*:\\s*\"([^\"]{0,40})");

    private final Symbol symbol;
    private final RecordStamp stamp;
    private final List<Remark> remarks = new ArrayList<>();
    private String name = "";
    private String currency = "";
    private @Nullable Price previousClose;
    private @Nullable Price minPriceIncrement;
    private long lotSize = 1;
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
            String halt = haltIn(value);
            if (halt == null) {
                return e.refusal();
            }
            status = halt;
            remarks.add(new Remark("record", e.getMessage() + "; nothing but its halt is taken"));
        }
        return new Reading.Taken<>(
                new InstrumentUpdate(symbol, name, currency, previousClose, minPriceIncrement, lotSize, status, stamp),
                List.copyOf(remarks));
    }

    private static @Nullable String haltIn(byte[] value) {
        Matcher said = SAID_STATUS.matcher(new String(value, StandardCharsets.UTF_8));
        String halt = null;
        while (said.find()) {
            String word = word(said.group(1));
            halt = word.equals(Instrument.TRADING) ? halt : word;
        }
        return halt;
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
            remarks.add(new Remark(field, field + ": " + e.getMessage()));
        }
    }

    /** Of two, the one that halts. */
    private void takeStatus(JsonParser parser) throws IOException {
        String word = word(parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : "");
        if (status == null || status.equals(Instrument.TRADING)) {
            status = word;
        }
        if (!word.equals(Instrument.TRADING) && !word.equals(Instrument.HALTED)) {
            remarks.add(
                    new Remark("status", "status: " + Figures.shown(parser) + " halts; TRADING or HALTED is expected"));
        }
    }

    private static String word(String text) {
        String word = text.strip().toUpperCase(Locale.ROOT);
        return STATUS_WORD.matcher(word).matches() ? word : Instrument.HALTED;
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
        String text = parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : "";
        if (!CURRENCY.matcher(text).matches()) {
            throw new WrongException(Figures.shown(parser) + " is not a currency's code, such as USD");
        }
        currency = text;
    }
}
