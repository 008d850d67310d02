package io.tickertape.ticker.feed;

/**
 * Why a record is not what its topic holds.
 *
 * @param reason one of a fixed set, for counting and alerting
 * @param detail what was wrong and what would be right, for the producer's owner
 */
public record Refusal(Reason reason, String detail) implements Reading {
    /** The reasons, as they stand in the header {@code reason} and in the metric's tag. */
    public enum Reason {
        TOMBSTONE("tombstone"),
        OVERSIZE("oversize"),
        BAD_UTF8("bad-utf8"),
        NOT_JSON("not-json"),
        NOT_AN_OBJECT("not-an-object"),
        BAD_KEY("bad-key"),
        WRONG_KEY("wrong-key"),
        NO_PRICE("no-price"),
        BAD_PRICE("bad-price"),
        BAD_QUANTITY("bad-quantity"),
        BAD_TIME("bad-time"),
        BAD_SEQUENCE("bad-sequence"),
        WRONG_TYPE("wrong-type"),
        LINE_BREAK("line-break"),
        TOO_MANY_SYMBOLS("too-many-symbols");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
