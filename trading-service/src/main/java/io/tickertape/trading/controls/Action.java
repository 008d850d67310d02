package io.tickertape.trading.controls;

/** What a control does. */
public enum Action {
    /** New orders are refused; open ones stay open. */
    HALT,
    /** New orders are refused, and open ones are cancelled. */
    KILL
}
