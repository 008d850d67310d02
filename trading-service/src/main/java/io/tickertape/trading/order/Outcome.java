package io.tickertape.trading.order;

/** What became of an order, and why, as the trader is told. */
public record Outcome(OrderState state, String reason) {
    public static Outcome sending() {
        return new Outcome(OrderState.SENDING, "");
    }

    public static Outcome received() {
        return new Outcome(OrderState.RECEIVED, "");
    }

    public static Outcome unknown() {
        return new Outcome(OrderState.UNKNOWN, "no answer from the journal yet; checking");
    }

    public static Outcome arrivedTooLate() {
        return new Outcome(OrderState.NOT_PLACED, "it reached the journal too late; nothing was placed");
    }

    public static Outcome neverReached() {
        return new Outcome(OrderState.NOT_PLACED, "it never reached the journal; nothing was placed");
    }

    public static Outcome refused(Refusal refusal) {
        return new Outcome(OrderState.REFUSED, refusal.wrong() + "; " + refusal.right());
    }
}
