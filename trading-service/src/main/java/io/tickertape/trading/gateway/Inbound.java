package io.tickertape.trading.gateway;

import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.exceptions.WebSocketSessionException;
import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import io.tickertape.trading.login.Login;
import io.tickertape.trading.push.TraderSession;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one page sends: how much of it is let in, and for how long. Its connection's event loop alone uses it. */
final class Inbound {
    private static final Logger LOG = LoggerFactory.getLogger(Inbound.class);
    private static final CloseReason TOO_MANY = new CloseReason(1008, "too many messages");

    final TraderSession session;
    private final WebSocketSession socket;
    private final RateLimit rate;
    private final int patience;
    private final Future<?> pings;
    private final Future<?> loginEnd;
    private int refusedInARow;
    private int awaitedPongs;

    Inbound(TraderSession session, Login login, WebSocketSession socket, Channel channel, GatewayConfiguration config) {
        this.session = session;
        this.socket = socket;
        patience = config.messageBurst();
        rate = new RateLimit(config.messagesPerSecond(), config.messageBurst(), System.nanoTime());
        pings = channel.eventLoop()
                .scheduleAtFixedRate(
                        this::ping, config.ping().toMillis(), config.ping().toMillis(), TimeUnit.MILLISECONDS);
        loginEnd = channel.eventLoop()
                .schedule(
                        session::logOut,
                        Duration.between(Instant.now(), login.ends()).toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    boolean allowsMessage() {
        boolean allowed = rate.allows(System.nanoTime());
        refusedInARow = allowed ? 0 : refusedInARow + 1;
        if (refusedInARow == patience) {
            session.close(TOO_MANY);
        }
        return allowed;
    }

    /** Whether a refused message should be answered: only the first of a row is, and a long row ends the session. */
    boolean answersRefusedMessage() {
        return refusedInARow == 1;
    }

    /** Whether a pong is the answer to a ping of ours, which costs its session nothing. */
    boolean isAwaitedPong() {
        if (awaitedPongs == 0) {
            return false;
        }
        awaitedPongs--;
        return true;
    }

    void closed() {
        pings.cancel(false);
        loginEnd.cancel(false);
    }

    private void ping() {
        if (session.isClosing()) {
            return;
        }
        awaitedPongs = Math.min(awaitedPongs + 1, patience);
        try {
            var unused = socket.sendPingAsync(new byte[0]);
        } catch (WebSocketSessionException e) {
            LOG.debug("The page of {} is gone", session.account);
        }
    }
}
