package io.tickertape.trading.order;

import org.jspecify.annotations.Nullable;

/**
 * What became of an order, and why, as the trader is told.
 *
 * @param nearestQuantity the shares of the nearest order that the engine would have accepted; 0 when there is none
 */
public record Outcome(SubmissionState state, String reason, long nearestQuantity) {
    public Outcome(SubmissionState state, String reason) {
        this(state, reason, 0);
    }

    public static Outcome sending() {
        return new Outcome(SubmissionState.SENDING, "");
    }

    public static Outcome received() {
        return new Outcome(SubmissionState.RECEIVED, "");
    }

    public static Outcome unknown() {
        return new Outcome(SubmissionState.UNKNOWN, "no answer from the journal yet; checking");
    }

    public static Outcome arrivedTooLate() {
        return new Outcome(SubmissionState.NOT_PLACED, "it reached the journal too late; nothing was placed");
    }

    public static Outcome neverReached() {
        return new Outcome(SubmissionState.NOT_PLACED, "it never reached the journal; nothing was placed");
    }

    /** How the engine says the order stands. */
    public static Outcome reported(Order order, @Nullable Reason reason) {
        SubmissionState state = SubmissionState.of(order.status());
        return reason == null ? new Outcome(state, "") : new Outcome(state, reason.text(), reason.nearestQuantity());
    }

    public static Outcome refused(Refusal refusal) {
        return new Outcome(SubmissionState.REFUSED, refusal.inWords());
    }
}
