package io.tickertape.tape.market;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The records of one instrument, folded: of each field the newest record that says it and was written after the newest
 * tombstone, in whatever order they are read. It never changes; each record makes a new one.
 */
final class InstrumentFold {
    private enum Field {
        SYMBOL,
        NAME,
        CURRENCY,
        UNREADABLE_CURRENCY,
        PREVIOUS_CLOSE,
        MIN_PRICE_INCREMENT,
        LOT_SIZE,
        STATUS;

        boolean isSaidBy(InstrumentUpdate update) {
            boolean isUnreadable = Instrument.UNREADABLE_CURRENCY.equals(update.currency());
            return switch (this) {
                case SYMBOL -> true;
                case NAME -> update.name() != null;
                case CURRENCY -> update.currency() != null && !isUnreadable;
                case UNREADABLE_CURRENCY -> isUnreadable;
                case PREVIOUS_CLOSE -> update.previousClose() != null;
                case MIN_PRICE_INCREMENT -> update.minPriceIncrement() != null;
                case LOT_SIZE -> update.lotSize() > 0;
                case STATUS -> update.status() != null;
            };
        }
    }

    static final InstrumentFold NOTHING = new InstrumentFold(null, new EnumMap<>(Field.class));

    private final @Nullable RecordStamp tombstone;
    private final Map<Field, InstrumentUpdate> newest;
    private final @Nullable Instrument instrument;

    private InstrumentFold(@Nullable RecordStamp tombstone, Map<Field, InstrumentUpdate> newest) {
        this.tombstone = tombstone;
        this.newest = newest;
        InstrumentUpdate latest = newest.get(Field.SYMBOL);
        this.instrument = latest == null ? null : instrument(latest.symbol());
    }

    /** Null if nothing is known, or it was taken off. */
    @Nullable
    Instrument instrument() {
        return instrument;
    }

    InstrumentFold with(InstrumentUpdate update) {
        if (tombstone != null && !update.stamp().isAfter(tombstone)) {
            return this;
        }
        Map<Field, InstrumentUpdate> next = new EnumMap<>(newest);
        for (Field field : Field.values()) {
            InstrumentUpdate before = next.get(field);
            if (field.isSaidBy(update) && (before == null || update.stamp().isAfter(before.stamp()))) {
                next.put(field, update);
            }
        }
        return new InstrumentFold(tombstone, next);
    }

    InstrumentFold without(RecordStamp removal) {
        if (tombstone != null && !removal.isAfter(tombstone)) {
            return this;
        }
        Map<Field, InstrumentUpdate> next = new EnumMap<>(newest);
        next.values().removeIf(update -> !update.stamp().isAfter(removal));
        return new InstrumentFold(removal, next);
    }

    private Instrument instrument(Symbol symbol) {
        String name = said(Field.NAME, InstrumentUpdate::name);
        String currency = said(Field.CURRENCY, InstrumentUpdate::currency);
        String unreadable = said(Field.UNREADABLE_CURRENCY, InstrumentUpdate::currency);
        Long lotSize = said(Field.LOT_SIZE, InstrumentUpdate::lotSize);
        String status = said(Field.STATUS, InstrumentUpdate::status);
        return new Instrument(
                symbol,
                name == null ? "" : name,
                currency != null ? currency : unreadable != null ? unreadable : "",
                said(Field.PREVIOUS_CLOSE, InstrumentUpdate::previousClose),
                said(Field.MIN_PRICE_INCREMENT, InstrumentUpdate::minPriceIncrement),
                lotSize == null ? 1 : lotSize,
                status == null ? Instrument.TRADING : status);
    }

    private <T> @Nullable T said(Field field, Function<InstrumentUpdate, @Nullable T> value) {
        InstrumentUpdate by = newest.get(field);
        return by == null ? null : value.apply(by);
    }
}
