package io.tickertape.trading.login;

/** What a user may do. */
public final class Roles {
    /** Has a desk, and may place orders. */
    public static final String TRADER = "TRADER";

    /** May stop trading, and let it go on. */
    public static final String OPERATOR = "OPERATOR";

    private Roles() {}
}
