package io.tickertape.trading.push;

import io.micronaut.websocket.CloseReason;
import io.tickertape.trading.controls.Act;
import io.tickertape.trading.login.Login;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The open pages of this instance, all together. Any thread may ask. */
public final class OpenPages {
    private static final CloseReason RESTART = new CloseReason(1012, "the desk restarts");
    /** An act is stamped by the instance whose page it was done on, a session by its own. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(5);

    private final Set<TraderSession> open;

    OpenPages(Set<TraderSession> open) {
        this.open = open;
    }

    int count() {
        return open.size();
    }

    /** The pages are told to come back: they do so by themselves. */
    public void closeAll() {
        open.forEach(session -> session.close(RESTART));
    }

    /** In no order. */
    public List<SessionStatus> statuses() {
        return open.stream().map(TraderSession::status).toList();
    }

    /** Closes the pages whose login is over. */
    void logOut(Predicate<Login> isOver) {
        open.stream().filter(session -> isOver.test(session.login)).forEach(TraderSession::logOut);
    }

    /** Closes what an operator wants gone, if it was open when the operator said so: acts are read again at each start. */
    void disconnect(Act act) {
        Instant latest = act.time().plus(CLOCKS_DIFFER);
        open.stream()
                .filter(session -> session.account.equals(act.scope().name())
                        && (act.session().isEmpty() || act.session().equals(session.id))
                        && !session.client.since().isAfter(latest))
                .forEach(TraderSession::disconnect);
    }
}
