package io.tickertape.tape.record;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.RecordStamp;
import io.tickertape.tape.market.Size;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.Tick;
import io.tickertape.tape.market.TickPosition;
import io.tickertape.tape.record.Figures.WrongException;
import io.tickertape.tape.record.Reading.Reason;
import io.tickertape.tape.record.Reading.Remark;
import io.tickertape.tape.record.RecordText.RefusedException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a record of {@code prices}: its key, its price and its time decide whether it is a tick; a side figure that
 * cannot be is left blank.
 */
public final class TickReader implements RecordJson.Fields {
    private static final String EXAMPLE = "{\"price\": 189.50}";
    private static final List<String> PRICES = List.of("bid", "ask", "open", "high", "low", "previousClose");
    private static final List<String> SIZES = List.of("size", "bidSize", "askSize", "volume");

    private final Symbol symbol;
    private final RecordStamp stamp;
    private final @Nullable Price[] prices = new @Nullable Price[PRICES.size()];
    private final @Nullable Size[] sizes = new @Nullable Size[SIZES.size()];
    private @Nullable Price price;
    private @Nullable Instant time;
    private @Nullable Long sequence;
    private List<Remark> remarks = List.of();

    private TickReader(Symbol symbol, RecordStamp stamp) {
        this.symbol = symbol;
        this.stamp = stamp;
    }

    /**
     * Reads one record.
     *
     * @param timestamp the record's, in epoch milliseconds
     */
    public static Reading<Tick> read(
            byte @Nullable [] key, byte @Nullable [] value, long timestamp, TickPosition position) {
        try {
            Symbol symbol = RecordText.symbol(key);
            RecordStamp stamp = new RecordStamp(Times.stamp(timestamp), position);
            if (value == null) {
                return new Reading.Removal<>(symbol, stamp);
            }
            TickReader reader = new TickReader(symbol, stamp);
            RecordJson.read(RecordText.value(value), EXAMPLE, reader);
            return reader.reading();
        } catch (RefusedException e) {
            return e.refusal();
        }
    }

    @Override
    public void take(String field, JsonParser parser) throws IOException, RefusedException {
        switch (field) {
            case "price" -> takePrice(parser);
            case "time" -> takeTime(parser);
            case "symbol" -> Keys.check(symbol, parser);
            case "sequence" -> takeSide(field, parser, () -> sequence = Figures.whole(parser, 0));
            case "bid", "ask", "open", "high", "low", "previousClose" ->
                takeSide(field, parser, () -> prices[PRICES.indexOf(field)] = Figures.price(parser));
            case "size", "bidSize", "askSize", "volume" ->
                takeSide(field, parser, () -> sizes[SIZES.indexOf(field)] = Figures.size(parser));
            default -> {
                // Not ours: not looked into.
            }
        }
    }

    private void takePrice(JsonParser parser) throws IOException, RefusedException {
        if (price != null) {
            throw new RefusedException(Reason.BAD_PRICE, "price: it stands there twice");
        }
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            throw noPrice();
        }
        try {
            price = Figures.price(parser);
        } catch (WrongException e) {
            throw new RefusedException(Reason.BAD_PRICE, "price: " + e.getMessage());
        }
    }

    private void takeTime(JsonParser parser) throws IOException, RefusedException {
        if (parser.currentToken() != JsonToken.VALUE_NULL) {
            try {
                time = Times.time(parser);
            } catch (WrongException e) {
                throw new RefusedException(Reason.BAD_TIME, "time: " + e.getMessage());
            }
        }
    }

    /** A figure that the parser stands at. */
    private interface Side {
        void take() throws IOException, WrongException;
    }

    private void takeSide(String field, JsonParser parser, Side side) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        try {
            side.take();
        } catch (WrongException e) {
            remarks = Remark.add(remarks, field, e.getMessage());
        }
    }

    private static RefusedException noPrice() {
        return new RefusedException(Reason.NO_PRICE, "there is no price; a tick needs one, such as " + EXAMPLE);
    }

    private Reading<Tick> reading() throws RefusedException {
        if (price == null) {
            throw noPrice();
        }
        // A clock that runs ahead must not make a price look newer than it can be.
        Instant held = time == null || time.isAfter(stamp.time()) ? stamp.time() : time;
        return new Reading.Taken<>(
                new Tick(
                        symbol,
                        price,
                        sizes[0],
                        new Tick.BestQuote(prices[0], prices[1], sizes[1], sizes[2]),
                        held,
                        sequence,
                        new Tick.DayFigures(prices[2], prices[3], prices[4], prices[5], sizes[3]),
                        stamp),
                remarks);
    }
}
