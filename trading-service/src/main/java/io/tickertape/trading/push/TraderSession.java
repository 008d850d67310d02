package io.tickertape.trading.push;

import io.micronaut.http.MediaType;
import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.exceptions.WebSocketSessionException;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.WriteBufferWaterMark;
import io.tickertape.trading.login.Login;
import io.tickertape.trading.order.PreviewedForm;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open page of a trader: what it is sent, shows and waits for. Any thread may send and close; what waits for the
 * browser is bounded. All else is for the account's thread.
 */
public final class TraderSession {
    private static final Logger LOG = LoggerFactory.getLogger(TraderSession.class);
    private static final CloseReason TOO_SLOW = new CloseReason(1013, "this page reads too slowly");
    private static final CloseReason LOGGED_OUT = new CloseReason(1008, "logged out");
    /** The page knows by the code that it is not wanted back. */
    private static final CloseReason DISCONNECTED = new CloseReason(4001, "disconnected by an operator");

    private static final SecureRandom RANDOM = new SecureRandom();

    private static final int REMEMBERED_COMMANDS = 200;

    public final String account;
    public final Login login;
    /** For operators; short enough to be typed. */
    final String id = HexFormat.of().toHexDigits(RANDOM.nextInt());

    final Client client;
    final PageState shown = new PageState();
    private final PagePreview ticketPreview = new PagePreview();
    private final PagePreview replacePreview = new PagePreview();
    private final WebSocketSession socket;
    private final Channel channel;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final Set<String> commands = Collections.newSetFromMap(new Remembered());
    private volatile @Nullable String ticket;
    private volatile @Nullable Instant heard;
    private @Nullable String awaited;
    private @Nullable String followed;

    public TraderSession(
            Login login, Client client, WebSocketSession socket, Channel channel, PushConfiguration config) {
        account = login.account();
        this.login = login;
        this.client = client;
        this.socket = socket;
        this.channel = channel;
        // Netty counts all that waits to be written: fragments, close frames, pings and the answers to pings.
        channel.config()
                .setWriteBufferWaterMark(new WriteBufferWaterMark(config.outboundLimit() / 2, config.outboundLimit()));
    }

    /** On the connection's event loop, so that nothing follows a close frame. */
    void send(String html) {
        if (channel.eventLoop().inEventLoop()) {
            write(html);
        } else {
            channel.eventLoop().execute(() -> write(html));
        }
    }

    private void write(String html) {
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

    void send(PageUpdate update) {
        update.messages().forEach(this::send);
    }

    /** More waits for the browser than may, whether fragments or answers to its pings. */
    public void outboundIsFull() {
        close(TOO_SLOW);
    }

    /** Closes, and does not wait long for a browser that does not read: its close frame would never get through. */
    public void close(CloseReason reason) {
        if (ends()) {
            socket.close(reason);
        }
    }

    /** The browser has sent its close frame, so that nothing more may be sent. */
    public void closesByItself() {
        var unusedEitherWay = ends();
    }

    private boolean ends() {
        boolean isFirst = closing.compareAndSet(false, true);
        if (isFirst) {
            var unused = channel.eventLoop().schedule(this::cut, 1, TimeUnit.SECONDS);
        }
        return isFirst;
    }

    /** Whether what the page still sends is too late to be answered. */
    public boolean isClosing() {
        return closing.get();
    }

    /** The page finds out why when it comes back. */
    public void logOut() {
        close(LOGGED_OUT);
    }

    /** An operator wants the page gone. */
    void disconnect() {
        close(DISCONNECTED);
    }

    /** The page has sent something. */
    void heard(Instant now) {
        heard = now;
    }

    /** How the page does; any thread may ask. */
    SessionStatus status() {
        ChannelOutboundBuffer waiting = channel.unsafe().outboundBuffer();
        return new SessionStatus(
                id,
                account,
                client.address(),
                client.since(),
                waiting == null ? 0 : waiting.totalPendingWriteBytes(),
                heard);
    }

    /** Drops what the kernel still holds for the browser, which might stay there for minutes, and says so at once. */
    private void cut() {
        if (channel.isOpen()) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
            var unused = channel.close();
        }
    }

    /** What the page asks about one of its forms; any thread may ask. */
    PagePreview preview(PreviewedForm.Name form) {
        return form == PreviewedForm.Name.TICKET ? ticketPreview : replacePreview;
    }

    /** The ticket that the page was sent last; any thread may ask. */
    public @Nullable String ticket() {
        return ticket;
    }

    void ticket(String issued) {
        ticket = issued;
    }

    /** The page's ticket is locked for this order, whose fate the page shows until it sends another. */
    void await(String clientOrderId) {
        awaited = clientOrderId;
        followed = clientOrderId;
    }

    boolean awaits(String clientOrderId) {
        return clientOrderId.equals(awaited);
    }

    /** The order is decided; what becomes of it afterwards is shown all the same. */
    void follow(String clientOrderId) {
        if (awaits(clientOrderId)) {
            awaited = null;
        }
        followed = clientOrderId;
    }

    boolean follows(String clientOrderId) {
        return clientOrderId.equals(followed);
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
