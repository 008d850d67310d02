package io.tickertape.testbed.attack;

import java.io.IOException;
import java.util.List;

/** Attacks on logins. */
final class LoginAttacks {
    private static final String REFUSED = "4\\d\\d|503|closed";
    private static final String NOT_LET_IN = "303|" + REFUSED;
    private static final int BLOCK = 2;
    private static final int BLOCK_OF_ACCOUNTS = 4;

    private LoginAttacks() {}

    static List<Assignment> against(Target target, Account account) throws IOException {
        Service trading = target.trading();
        Sources from = new Sources(BLOCK, 200);
        RandomPaths random = new RandomPaths(List.of());
        return List.of(
                Assignment.of(
                        "passwords-of-many",
                        "wrong passwords for names that change",
                        200,
                        REFUSED,
                        new PasswordFlood(trading, from, () -> "user" + random.letters(6), () -> random.letters(9))),
                Assignment.of(
                        "passwords-of-alice",
                        "wrong passwords for a trader at work",
                        300,
                        REFUSED,
                        new PasswordFlood(trading, from, () -> "alice", () -> random.letters(9))),
                Assignment.of(
                        "long-passwords",
                        "passwords of 50,000 characters",
                        1_000,
                        REFUSED,
                        new PasswordFlood(trading, from, () -> "bob", () -> "x".repeat(50_000))),
                Assignment.of(
                        "forged-cookies",
                        "logins that were never made",
                        2_000,
                        NOT_LET_IN,
                        new ForgedCookies(trading, from, account)),
                Assignment.of(
                        "forged-form-tokens",
                        "forms of no page of the service",
                        2_000,
                        REFUSED,
                        new ForgedFormTokens(trading, account)),
                Assignment.of(
                        "kept-cookie",
                        "a cookie used after its logout",
                        15_000,
                        "no login|" + NOT_LET_IN,
                        new KeptCookie(trading, new Sources(BLOCK_OF_ACCOUNTS, 1).next(), "carol", "demo")));
    }
}
