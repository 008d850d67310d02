package io.tickertape.trading.push;

import io.tickertape.trading.order.ExecutionType;
import io.tickertape.trading.order.SubmissionState;

/**
 * What a page is told of a command of its own.
 *
 * @param html a fragment
 */
public record Answer(String html, Kind kind) {
    /** How far a command has come. */
    public enum Kind {
        /** More follows. */
        ON_ITS_WAY,
        /** It was carried out, as far as it could be at once. */
        DONE,
        /** It has changed nothing. */
        REFUSED
    }

    static Answer refusal(String html) {
        return new Answer(html, Kind.REFUSED);
    }

    /** @param last what the engine said of the command last */
    static Answer of(String html, ExecutionType last) {
        return new Answer(
                html,
                switch (last) {
                    case REJECTED, CANCEL_REJECTED, ALERT_REJECTED -> Kind.REFUSED;
                    default -> Kind.DONE;
                });
    }

    static Answer of(String html, SubmissionState state) {
        return new Answer(
                html,
                switch (state) {
                    case SENDING, RECEIVED, UNKNOWN -> Kind.ON_ITS_WAY;
                    case NOT_PLACED, REFUSED, REJECTED -> Kind.REFUSED;
                    case WORKING, FILLED, CANCELED, EXPIRED -> Kind.DONE;
                });
    }
}
