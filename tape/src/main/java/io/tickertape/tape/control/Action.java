package io.tickertape.tape.control;

/** What a control does; each does what those before it do. */
public enum Action {
    /** New orders are refused; open ones stay open. */
    HALT,
    /** New orders are refused, and open ones are cancelled. */
    KILL,
    /** New orders of an account are refused, its open ones are cancelled, and its positions are closed. */
    FLATTEN
}
