package io.tickertape.trading.login;

/**
 * A user has logged out: what was opened with that login is to be closed.
 *
 * @param id of the {@link Login}
 */
public record LoggedOut(String account, String id) {}
