package io.tickertape.tape.market;

/** What became of a tick. */
public enum TickOutcome {
    /** It is its symbol's last. */
    APPLIED,
    /** It is older than its symbol's last, or than the symbol's removal. */
    LATE,
    /** A tick with its sequence came before. */
    DUPLICATE,
    /** The market holds as many symbols as it may. */
    TOO_MANY_SYMBOLS
}
