package io.tickertape.trading.gateway;

import io.micronaut.http.MediaType;
import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.exceptions.WebSocketSessionException;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.util.concurrent.Future;
import io.tickertape.trading.login.Login;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open page of a trader. What waits for its browser is bounded. The rows it shows change only while the account's
 * blotter is held still; the rest is the business of its event loop.
 */
final class TraderSession {
    private static final Logger LOG = LoggerFactory.getLogger(TraderSession.class);
    private static final CloseReason TOO_SLOW = new CloseReason(1013, "this page reads too slowly");
    private static final CloseReason LOGGED_OUT = new CloseReason(1008, "logged out");
    private static final CloseReason TOO_MANY = new CloseReason(1008, "too many messages");

    private static final int REMEMBERED_COMMANDS = 200;

    final String account;
    final String login;
    final PageState shown = new PageState();
    private final RateLimit rate;
    private final WebSocketSession socket;
    private final Channel channel;
    private final int patience;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final Set<String> commands = Collections.synchronizedSet(Collections.newSetFromMap(new Remembered()));
    private final Future<?> pings;
    private final Future<?> loginEnd;
    private volatile @Nullable Ticket ticket;
    private volatile @Nullable String awaited;
    private volatile @Nullable String followed;
    private int refusedInARow;
    private int awaitedPongs;

    TraderSession(Login login, WebSocketSession socket, Channel channel, GatewayConfiguration config) {
        account = login.account();
        this.login = login.id();
        this.socket = socket;
        this.channel = channel;
        patience = config.messageBurst();
        // Netty counts all that waits to be written: fragments, close frames, pings and the answers to pings.
        channel.config()
                .setWriteBufferWaterMark(new WriteBufferWaterMark(config.outboundLimit() / 2, config.outboundLimit()));
        rate = new RateLimit(config.messagesPerSecond(), config.messageBurst(), System.nanoTime());
        pings = channel.eventLoop()
                .scheduleAtFixedRate(
                        this::ping, config.ping().toMillis(), config.ping().toMillis(), TimeUnit.MILLISECONDS);
        loginEnd = channel.eventLoop()
                .schedule(
                        this::logOut,
                        Duration.between(Instant.now(), login.ends()).toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    void send(String html) {
        if (closing.get() || !channel.isActive()) {
            return;
        }
        if (ByteBufUtil.utf8Bytes(html) > channel.bytesBeforeUnwritable()) {
            outboundIsFull();
            return;
        }
        try {
            var unused = socket.sendAsync(html, MediaType.TEXT_HTML_TYPE);
        } catch (WebSocketSessionException e) {
            LOG.debug("The page of {} is gone", account);
        }
    }

    /** More waits for the browser than may, whether fragments or answers to its pings. */
    void outboundIsFull() {
        close(TOO_SLOW);
    }

    /** Closes, and does not wait long for a browser that does not read: its close frame would never get through. */
    void close(CloseReason reason) {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        socket.close(reason);
        var unused = channel.eventLoop().schedule(this::cut, 1, TimeUnit.SECONDS);
    }

    /** Whether what the page still sends is too late to be answered. */
    boolean isClosing() {
        return closing.get();
    }

    boolean allowsMessage() {
        boolean allowed = rate.allows(System.nanoTime());
        refusedInARow = allowed ? 0 : refusedInARow + 1;
        if (refusedInARow == patience) {
            close(TOO_MANY);
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

    /** The page finds out why when it comes back. */
    void logOut() {
        close(LOGGED_OUT);
    }

    void closed() {
        pings.cancel(false);
        loginEnd.cancel(false);
    }

    /** Drops what the kernel still holds for the browser, which might stay there for minutes, and says so at once. */
    private void cut() {
        if (channel.isOpen()) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
            var unused = channel.close();
        }
    }

    private void ping() {
        if (closing.get()) {
            return;
        }
        awaitedPongs = Math.min(awaitedPongs + 1, patience);
        try {
            var unused = socket.sendPingAsync(new byte[0]);
        } catch (WebSocketSessionException e) {
            LOG.debug("The page of {} is gone", account);
        }
    }

    @Nullable
    Ticket ticket() {
        return ticket;
    }

    void ticket(Ticket issued) {
        ticket = issued;
    }

    /** The order that the page's ticket is locked for, and whose fate it shows until another is sent. */
    void await(String clientOrderId) {
        awaited = clientOrderId;
        followed = clientOrderId;
    }

    boolean follows(String clientOrderId) {
        return clientOrderId.equals(followed);
    }

    boolean awaits(String clientOrderId) {
        return clientOrderId.equals(awaited);
    }

    void awaitsNothing() {
        awaited = null;
    }

    /** Notes a command that is no new order, whose outcome the page is to be told. */
    void asks(String clientOrderId) {
        commands.add(clientOrderId);
    }

    boolean asked(String clientOrderId) {
        return commands.contains(clientOrderId);
    }

    /** The latest commands; who sends more of them sees what became of the rest in the activity. */
    private static final class Remembered extends LinkedHashMap<String, Boolean> {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED_COMMANDS;
        }
    }
}
