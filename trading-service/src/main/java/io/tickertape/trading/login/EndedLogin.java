package io.tickertape.trading.login;

import java.time.Instant;

/**
 * A login that is over before its time.
 *
 * @param id of the {@link Login}
 * @param latest when it would have ended however often it was renewed: until then its cookie must be refused
 */
public record EndedLogin(String id, String account, Instant latest) {}
