package io.tickertape.trading.gateway;

import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.exceptions.WebSocketSessionException;
import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import io.tickertape.trading.order.Refusal;
import io.tickertape.trading.push.TraderSession;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one page sends: how much of it is let in, and for how long. Its connection's event loop alone uses it. */
final class Inbound {
    private static final Logger LOG = LoggerFactory.getLogger(Inbound.class);
    private static final CloseReason TOO_MANY = new CloseReason(1008, "too many messages");

    final TraderSession session;
    private final WebSocketSession socket;
    private final GatewayConfiguration config;
    private final OpenSockets.Place place;
    private final RateLimit rate;
    private final RateLimit previews;
    private final int patience;
    private final Future<?> pings;
    private final Future<?> loginEnd;
    private int refusedInARow;
    private int refusedPreviews;
    private boolean refusedForAccount;
    private int awaitedPongs;

    Inbound(
            TraderSession session,
            WebSocketSession socket,
            Channel channel,
            GatewayConfiguration config,
            OpenSockets.Place place) {
        this.session = session;
        this.socket = socket;
        this.config = config;
        this.place = place;
        patience = config.messageBurst();
        rate = new RateLimit(config.messagesPerSecond(), config.messageBurst(), System.nanoTime());
        previews = new RateLimit(config.previewsPerSecond(), config.previewBurst(), System.nanoTime());
        pings = channel.eventLoop()
                .scheduleAtFixedRate(
                        this::ping, config.ping().toMillis(), config.ping().toMillis(), TimeUnit.MILLISECONDS);
        loginEnd = channel.eventLoop()
                .schedule(
                        session::logOut,
                        Duration.between(Instant.now(), session.login.ends()).toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    /** Why there is no place for the page; null if there is. */
    @Nullable
    CloseReason refusedPlace() {
        return place.refusal();
    }

    boolean allowsMessage() {
        long now = System.nanoTime();
        boolean allowedOfPage = rate.allows(now);
        boolean allowed = allowedOfPage && place.allowsMessage(now);
        refusedForAccount = allowedOfPage && !allowed;
        refusedInARow = allowed ? 0 : refusedInARow + 1;
        if (refusedInARow == patience) {
            session.close(TOO_MANY);
        }
        return allowed;
    }

    /** Whether a preview is answered at once. A page that goes on and on is no page of ours. */
    boolean allowsPreview() {
        boolean allowed = previews.allows(System.nanoTime());
        refusedPreviews = allowed ? 0 : refusedPreviews + 1;
        if (refusedPreviews == patience) {
            session.close(TOO_MANY);
        }
        return allowed;
    }

    /** Whether a refused message should be answered: only the first of a row is, and a long row ends the session. */
    boolean answersRefusedMessage() {
        return refusedInARow == 1;
    }

    /** Why the latest message was refused. */
    Refusal refusal() {
        return refusedForAccount
                ? GatewayRefusals.accountTooFast(config.messagesPerSecondOfAccount())
                : GatewayRefusals.tooFast(config.messagesPerSecond());
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
        place.leave();
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
