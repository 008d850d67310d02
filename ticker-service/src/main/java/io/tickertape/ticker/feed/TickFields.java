package io.tickertape.ticker.feed;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import io.tickertape.ticker.feed.Refusal.Reason;
import io.tickertape.ticker.market.Price;
import io.tickertape.ticker.market.Quantity;
import io.tickertape.ticker.market.Symbol;
import io.tickertape.ticker.market.Tick;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The fields of one tick, gathered while its record is read. */
final class TickFields implements RecordParser.Fields {
    private static final Instant LATEST_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private enum PriceField {
        PRICE,
        BID,
        ASK,
        OPEN,
        HIGH,
        LOW,
        PREVIOUS_CLOSE
    }

    private enum QuantityField {
        SIZE,
        BID_SIZE,
        ASK_SIZE,
        VOLUME
    }

    private final Symbol symbol;
    private final Map<PriceField, Price> prices = new EnumMap<>(PriceField.class);
    private final Map<QuantityField, Quantity> quantities = new EnumMap<>(QuantityField.class);
    private Instant time;
    private @Nullable Long sequence;

    TickFields(Symbol symbol, Instant recorded) {
        this.symbol = symbol;
        this.time = recorded;
    }

    /** Reads a record of {@code prices}; a tick without a time takes the record's. */
    static Reading read(ConsumerRecord<byte[], byte[]> record) {
        return read(record.key(), record.value(), Instant.ofEpochMilli(record.timestamp()));
    }

    static Reading read(byte @Nullable [] key, byte @Nullable [] value, Instant recorded) {
        return RecordParser.parse(key, value, symbol -> new TickFields(symbol, recorded));
    }

    @Override
    public @Nullable Refusal take(String field, JsonParser parser) throws IOException {
        return switch (field) {
            case "symbol" -> RecordParser.symbol(symbol, parser);
            case "price" -> price(PriceField.PRICE, field, parser);
            case "bid" -> price(PriceField.BID, field, parser);
            case "ask" -> price(PriceField.ASK, field, parser);
            case "open" -> price(PriceField.OPEN, field, parser);
            case "high" -> price(PriceField.HIGH, field, parser);
            case "low" -> price(PriceField.LOW, field, parser);
            case "previousClose" -> price(PriceField.PREVIOUS_CLOSE, field, parser);
            case "size" -> quantity(QuantityField.SIZE, field, parser);
            case "bidSize" -> quantity(QuantityField.BID_SIZE, field, parser);
            case "askSize" -> quantity(QuantityField.ASK_SIZE, field, parser);
            case "volume" -> quantity(QuantityField.VOLUME, field, parser);
            case "time" -> time(parser);
            case "sequence" -> sequence(parser);
            default -> {
                parser.skipChildren();
                yield null;
            }
        };
    }

    @Override
    public Reading finish() {
        Price price = prices.get(PriceField.PRICE);
        if (price == null) {
            return new Refusal(Reason.NO_PRICE, "there is no price; a tick needs one, such as {\"price\": 189.50}");
        }
        return new Reading.OfTick(new Tick(
                symbol,
                price,
                quantities.get(QuantityField.SIZE),
                new Tick.BestQuote(
                        prices.get(PriceField.BID),
                        prices.get(PriceField.ASK),
                        quantities.get(QuantityField.BID_SIZE),
                        quantities.get(QuantityField.ASK_SIZE)),
                time,
                sequence,
                new Tick.DayFigures(
                        prices.get(PriceField.OPEN),
                        prices.get(PriceField.HIGH),
                        prices.get(PriceField.LOW),
                        prices.get(PriceField.PREVIOUS_CLOSE),
                        quantities.get(QuantityField.VOLUME))));
    }

    private @Nullable Refusal price(PriceField which, String field, JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL && which != PriceField.PRICE) {
            return null;
        }
        BigDecimal number = RecordParser.number(parser);
        if (number == null) {
            return RecordParser.wrongType(field, "a decimal number, or a string that holds one", parser);
        }
        try {
            prices.put(which, new Price(number));
            return null;
        } catch (IllegalArgumentException e) {
            return new Refusal(Reason.BAD_PRICE, field + ": " + e.getMessage());
        }
    }

    private @Nullable Refusal quantity(QuantityField which, String field, JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        BigDecimal number = RecordParser.number(parser);
        if (number == null) {
            return RecordParser.wrongType(field, "a decimal number, or a string that holds one", parser);
        }
        try {
            quantities.put(which, new Quantity(number));
            return null;
        } catch (IllegalArgumentException e) {
            return new Refusal(Reason.BAD_QUANTITY, field + ": " + e.getMessage());
        }
    }

    private @Nullable Refusal time(JsonParser parser) throws IOException {
        try {
            switch (parser.currentToken()) {
                case VALUE_NULL -> {}
                case VALUE_NUMBER_INT -> time = Instant.ofEpochMilli(parser.getLongValue());
                case VALUE_STRING ->
                    time = OffsetDateTime.parse(parser.getText()).toInstant();
                default -> {
                    return RecordParser.wrongType(
                            "time", "an ISO-8601 time with its offset, or epoch milliseconds", parser);
                }
            }
        } catch (DateTimeException | InputCoercionException e) {
            return badTime();
        }
        return time.isBefore(Instant.EPOCH) || time.isAfter(LATEST_TIME) ? badTime() : null;
    }

    private static Refusal badTime() {
        return new Refusal(
                Reason.BAD_TIME,
                "time: not an ISO-8601 time such as 2026-01-05T14:30:00Z, nor epoch milliseconds since 1970");
    }

    private @Nullable Refusal sequence(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        BigDecimal number = RecordParser.number(parser);
        if (number == null) {
            return RecordParser.wrongType("sequence", "a whole number", parser);
        }
        try {
            sequence = number.longValueExact();
        } catch (ArithmeticException e) {
            return new Refusal(Reason.BAD_SEQUENCE, "sequence: a whole number below 2^63");
        }
        return sequence < 0 ? new Refusal(Reason.BAD_SEQUENCE, "sequence: a whole number from 0") : null;
    }
}
