package io.tickertape.trading.order;

/** Where an order stands, in a word for the trader. */
public enum OrderState {
    SENDING("sending"),
    RECEIVED("received"),
    UNKNOWN("unknown"),
    NOT_PLACED("not placed"),
    REFUSED("refused");

    private final String word;

    OrderState(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** The word as a name in markup. */
    public String slug() {
        return word.replace(' ', '-');
    }

    /** Whether the truth about the order is known. */
    public boolean isDecided() {
        return this != SENDING && this != UNKNOWN;
    }
}
