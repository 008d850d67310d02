package io.tickertape.trading.feed;

import io.tickertape.trading.order.Price;
import io.tickertape.trading.order.Symbol;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The fields of one record. What is wrong with any of them is remembered: a record is taken whole or not at all. */
final class RecordFields {
    private static final BigDecimal HIGHEST_PRICE = new BigDecimal("999999999999");
    private static final BigDecimal LARGEST_QUANTITY = new BigDecimal("999999999999999");
    private static final int LONGEST_NUMBER = 64;
    private static final Instant LATEST_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private final Symbol symbol;
    private final Map<String, StrictJson.Value> fields;
    private boolean sound = true;

    private RecordFields(Symbol symbol, Map<String, StrictJson.Value> fields) {
        this.symbol = symbol;
        this.fields = fields;
    }

    /** Empty when the key is no symbol, or the value no object, or about another symbol. */
    static Optional<RecordFields> of(ConsumerRecord<byte[], byte[]> record) {
        Optional<Symbol> symbol = symbol(record.key());
        byte @Nullable [] value = record.value();
        if (symbol.isEmpty() || value == null) {
            return Optional.empty();
        }
        return StrictJson.read(value)
                .map(fields -> new RecordFields(symbol.get(), fields))
                .filter(RecordFields::isAboutItsKey);
    }

    static Optional<Symbol> symbol(byte @Nullable [] key) {
        // Read as UTF-8 it might still be long, but no longer a symbol.
        return key == null || key.length > Symbol.LONGEST
                ? Optional.empty()
                : StrictJson.decode(key)
                        .filter(name -> Symbol.parse(name)
                                .filter(parsed -> parsed.value().equals(name))
                                .isPresent())
                        .map(Symbol::new);
    }

    private boolean isAboutItsKey() {
        StrictJson.Value said = fields.get("symbol");
        return said == null || (said.isText() && said.text().equals(symbol.value()));
    }

    Symbol symbol() {
        return symbol;
    }

    /** Whether nothing was wrong with any field that was asked for. */
    boolean isSound() {
        return sound;
    }

    /** With two decimals, or as many as it needs; null when it is left out, or wrong. */
    @Nullable
    Price price(String field) {
        BigDecimal number = number(field, HIGHEST_PRICE);
        if (number == null || number.signum() == 0) {
            sound &= number == null;
            return null;
        }
        return Price.plain(number);
    }

    /** A number of shares, zero or more; null when it is left out, or wrong. */
    @Nullable
    BigDecimal quantity(String field) {
        return number(field, LARGEST_QUANTITY);
    }

    private @Nullable BigDecimal number(String field, BigDecimal maximum) {
        BigDecimal number = number(field);
        if (number == null) {
            return null;
        }
        boolean fits = number.signum() >= 0
                && number.compareTo(maximum) <= 0
                && number.stripTrailingZeros().scale() <= Price.MOST_DECIMALS;
        sound &= fits;
        return fits ? number : null;
    }

    private @Nullable BigDecimal number(String field) {
        StrictJson.Value value = given(field);
        if (value == null) {
            return null;
        }
        if ((value.isText() || value.isNumber()) && value.text().length() <= LONGEST_NUMBER) {
            try {
                BigDecimal number = new BigDecimal(value.text());
                // 1e999999999 is short to write and takes gigabytes to reckon with.
                if (Math.abs((long) number.scale()) <= LONGEST_NUMBER) {
                    return number;
                }
            } catch (NumberFormatException e) {
                sound = false;
            }
        }
        sound = false;
        return null;
    }

    /** A whole number from a minimum on. */
    long whole(String field, long minimum, long otherwise) {
        BigDecimal number = number(field);
        if (number == null) {
            return otherwise;
        }
        try {
            long whole = number.longValueExact();
            sound &= whole >= minimum;
            return whole >= minimum ? whole : otherwise;
        } catch (ArithmeticException e) {
            sound = false;
            return otherwise;
        }
    }

    /** ISO-8601 with its offset, or epoch milliseconds. */
    Instant time(String field, Instant otherwise) {
        StrictJson.Value value = given(field);
        if (value == null) {
            return otherwise;
        }
        try {
            Instant time = value.isText()
                    ? OffsetDateTime.parse(value.text()).toInstant()
                    : Instant.ofEpochMilli(Long.parseLong(value.text()));
            sound &= !time.isBefore(Instant.EPOCH) && !time.isAfter(LATEST_TIME);
            return time;
        } catch (DateTimeException | NumberFormatException e) {
            sound = false;
            return otherwise;
        }
    }

    /** The empty text when it is left out. */
    String text(String field, int longest) {
        StrictJson.Value value = given(field);
        if (value == null) {
            return "";
        }
        sound &= value.isText() && value.text().length() <= longest;
        return value.text();
    }

    private StrictJson.@Nullable Value given(String field) {
        StrictJson.Value value = fields.get(field);
        return value == null || value.isNull() ? null : value;
    }
}
