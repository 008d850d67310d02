package io.tickertape.trading.order;

import io.tickertape.trading.alert.Alert;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event of an account, and all there is to know of it: the reports of an account, one after the other, are its
 * whole history.
 *
 * @param sequence counts the account's reports from 1, without a gap
 * @param command the clientOrderId of the command that led to it; empty when the market or the clock did
 * @param order as it stands after this; null when it is about none
 * @param fill of a trade, null of everything else
 * @param reason null where there is nothing to explain
 * @param cash that an opened account has, null of everything else
 * @param time when the engine decided it
 * @param alert as it stands after this, or stood before it was removed; null when it is about none
 */
public record ExecutionReport(
        String account,
        long sequence,
        ExecutionType type,
        String command,
        @Nullable Order order,
        @Nullable Fill fill,
        @Nullable Reason reason,
        @Nullable BigDecimal cash,
        Instant time,
        @Nullable Alert alert) {
    public ExecutionReport {
        if ((type == ExecutionType.TRADE) != (fill != null)) {
            throw new IllegalArgumentException("A fill goes with a trade, not with " + type);
        }
        if ((type == ExecutionType.ACCOUNT_OPENED) != (cash != null)) {
            throw new IllegalArgumentException("Cash goes with the opening of an account, not with " + type);
        }
        if (type.tellsOfAlert() != (alert != null)) {
            throw new IllegalArgumentException("An alert does not go with " + type);
        }
    }

    /** One that is about no alert. */
    public ExecutionReport(
            String account,
            long sequence,
            ExecutionType type,
            String command,
            @Nullable Order order,
            @Nullable Fill fill,
            @Nullable Reason reason,
            @Nullable BigDecimal cash,
            Instant time) {
        this(account, sequence, type, command, order, fill, reason, cash, time, null);
    }

    /** One that is about an alert. */
    public ExecutionReport(
            String account, long sequence, ExecutionType type, String command, Alert alert, Instant time) {
        this(account, sequence, type, command, null, null, null, null, time, alert);
    }

    /** Unique among all reports. */
    public String execId() {
        return account + "-" + sequence;
    }
}
