package io.tickertape.tape.market;

import org.jspecify.annotations.Nullable;

/**
 * The fields of an instrument that one record sets; {@link Instrument} says what they mean. A service keeps its value of
 * a field that is null here.
 *
 * @param currency {@link Instrument#UNREADABLE_CURRENCY} if the record names one that cannot be read
 * @param lotSize 0 if the record does not say: it stays as it was
 */
public record InstrumentUpdate(
        Symbol symbol,
        @Nullable String name,
        @Nullable String currency,
        @Nullable Price previousClose,
        @Nullable Price minPriceIncrement,
        long lotSize,
        @Nullable String status,
        RecordStamp stamp) {

    /** An instrument of which nothing is known but that it trades. */
    public static InstrumentUpdate of(Symbol symbol, RecordStamp stamp) {
        return new InstrumentUpdate(symbol, null, null, null, null, 0, Instrument.TRADING, stamp);
    }

    public InstrumentUpdate named(String newName) {
        return new InstrumentUpdate(
                symbol, newName, currency, previousClose, minPriceIncrement, lotSize, status, stamp);
    }

    public InstrumentUpdate in(String newCurrency) {
        return new InstrumentUpdate(
                symbol, name, newCurrency, previousClose, minPriceIncrement, lotSize, status, stamp);
    }

    public InstrumentUpdate closedAt(@Nullable Price newClose) {
        return new InstrumentUpdate(symbol, name, currency, newClose, minPriceIncrement, lotSize, status, stamp);
    }

    /** With the steps in which it is traded. */
    public InstrumentUpdate stepping(@Nullable Price newIncrement, long newLotSize) {
        return new InstrumentUpdate(symbol, name, currency, previousClose, newIncrement, newLotSize, status, stamp);
    }

    public InstrumentUpdate status(@Nullable String newStatus) {
        return new InstrumentUpdate(
                symbol, name, currency, previousClose, minPriceIncrement, lotSize, newStatus, stamp);
    }
}
