package io.tickertape.testbed.attack;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Map;

/** Logs in, keeps the cookie, logs out, and comes back with what was kept. */
record KeptCookie(Service trading, InetAddress from, String name, String password) implements Attack {
    @Override
    public void strike(Tally tally) throws IOException {
        Intruder intruder = new Intruder(trading, from);
        if (!intruder.logsIn(name, password)) {
            tally.outcome("", "no login");
            return;
        }
        Map<String, String> kept = Map.copyOf(intruder.cookies);
        intruder.post("/logout", Map.of("formToken", intruder.get("/").formToken()));
        intruder.cookies.clear();
        intruder.cookies.putAll(kept);
        String page = intruder.get("/").status();
        tally.outcome("page", page.equals("200") ? "LET IN" : page);
        try (WireSocket socket = WireSocket.open(trading, intruder)) {
            tally.outcome("socket", socket.isOpen() ? "LET IN" : socket.refusal());
        }
    }
}
