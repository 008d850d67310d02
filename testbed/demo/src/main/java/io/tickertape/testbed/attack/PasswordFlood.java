package io.tickertape.testbed.attack;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Tries passwords, for one name or for many, from many addresses. */
final class PasswordFlood implements Attack {
    private final Service trading;
    private final Sources from;
    private final Supplier<String> name;
    private final Supplier<String> password;
    private final Intruder first;
    private String formToken = "";

    PasswordFlood(Service trading, Sources from, Supplier<String> name, Supplier<String> password) throws IOException {
        this.trading = trading;
        this.from = from;
        this.name = name;
        this.password = password;
        first = new Intruder(trading, from.next());
    }

    @Override
    public void strike(Tally tally) throws IOException {
        if (formToken.isEmpty()) {
            formToken = first.get("/login").formToken();
        }
        Map<String, String> cookies = new HashMap<>(first.cookies);
        Intruder next = new Intruder(trading, from.next());
        next.cookies.putAll(cookies);
        String status = next.attempt(name.get(), password.get(), formToken).status();
        tally.outcome("", status.equals("303") ? "LET IN" : status);
        if (status.equals("403")) {
            formToken = "";
        }
    }
}
