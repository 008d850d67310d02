package io.tickertape.trading.order;

/** Where an order stands, in a word for the trader. */
public enum SubmissionState {
    SENDING("sending"),
    RECEIVED("received"),
    UNKNOWN("unknown"),
    NOT_PLACED("not placed"),
    REFUSED("refused"),
    WORKING("working"),
    FILLED("filled"),
    CANCELED("cancelled"),
    EXPIRED("expired"),
    REJECTED("rejected");

    private final String word;

    SubmissionState(String word) {
        this.word = word;
    }

    static SubmissionState of(OrderStatus status) {
        return switch (status) {
            case NEW, PARTIALLY_FILLED -> WORKING;
            case FILLED -> FILLED;
            case CANCELED -> CANCELED;
            case EXPIRED -> EXPIRED;
            case REJECTED -> REJECTED;
        };
    }

    public String word() {
        return word;
    }

    /** The word as a name in markup. */
    public String slug() {
        return word.replace(' ', '-');
    }

    /** Whether it is known if the order was placed. */
    public boolean isDecided() {
        return this != SENDING && this != UNKNOWN;
    }
}
