package io.tickertape.testbed.attack;

import java.io.IOException;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** An attacker's own account: one login, made when it is first needed. */
final class Account {
    private final Service trading;
    private final InetAddress from;
    private final String name;
    private final String password;
    private @Nullable Intruder browser;

    Account(Service trading, InetAddress from, String name, String password) {
        this.trading = trading;
        this.from = from;
        this.name = name;
        this.password = password;
    }

    synchronized Intruder browser() throws IOException {
        Intruder open = browser;
        if (open == null) {
            open = new Intruder(trading, from);
            if (!open.logsIn(name, password)) {
                throw new IOException(name + " is not let in");
            }
            browser = open;
        }
        return open;
    }
}
