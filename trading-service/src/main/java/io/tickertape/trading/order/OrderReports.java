package io.tickertape.trading.order;

/**
 * The account's reports that an order's terms come from; 0 in records from before they were kept.
 *
 * @param accepted the sequence of the report that accepted it
 * @param changed the sequence of the report that set its present terms: that one, or a replacement. A fill sets none
 */
public record OrderReports(long accepted, long changed) {
    public static final OrderReports UNKNOWN = new OrderReports(0, 0);

    /** Whether a trader who saw the account as of a report had not seen the present terms. */
    public boolean changedAfter(long seen) {
        return changed > seen;
    }
}
