package io.tickertape.trading.web;

import io.micronaut.core.annotation.Nullable;
import io.tickertape.tape.control.Scope;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whose pages an operator wants closed, as it was typed. */
record DisconnectForm(String name, String session) {
    private static final Pattern SESSION = Pattern.compile("[0-9a-f]{8}");

    static DisconnectForm of(@Nullable String name, @Nullable String session) {
        return new DisconnectForm(
                name == null ? "" : name.strip(),
                session == null ? "" : session.strip().toLowerCase(Locale.ROOT));
    }

    /** Why nothing can be done; empty where something can. */
    Optional<String> fault() {
        if (Scope.parse("account:" + name).isEmpty()) {
            return Optional.of("Nobody was disconnected: “" + name + "” is not the name of an account.");
        }
        return session.isEmpty() || SESSION.matcher(session).matches()
                ? Optional.empty()
                : Optional.of("Nobody was disconnected: “" + session + "” is not the id of a page: eight digits and"
                        + " letters from a to f, as the list has it.");
    }

    /** Once there is no fault. */
    Scope account() {
        return Scope.account(name);
    }
}
