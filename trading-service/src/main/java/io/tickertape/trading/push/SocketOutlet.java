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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The socket of a page that is open in a browser. What waits for the browser is bounded. */
public final class SocketOutlet implements Outlet {
    private static final Logger LOG = LoggerFactory.getLogger(SocketOutlet.class);
    private static final CloseReason TOO_SLOW = new CloseReason(1013, "this page reads too slowly");

    private final WebSocketSession socket;
    private final Channel channel;
    private final AtomicBoolean closing = new AtomicBoolean();

    public SocketOutlet(WebSocketSession socket, Channel channel, PushConfiguration config) {
        this.socket = socket;
        this.channel = channel;
        // Netty counts all that waits to be written: fragments, close frames, pings and the answers to pings.
        channel.config()
                .setWriteBufferWaterMark(new WriteBufferWaterMark(config.outboundLimit() / 2, config.outboundLimit()));
    }

    /** On the connection's event loop, so that nothing follows a close frame. */
    @Override
    public void send(String html) {
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
            isFull();
            return;
        }
        try {
            var unused = socket.sendAsync(html, MediaType.TEXT_HTML_TYPE);
        } catch (WebSocketSessionException e) {
            LOG.debug("A page is gone");
        }
    }

    /** More waits for the browser than may, whether fragments or answers to its pings. */
    public void isFull() {
        close(TOO_SLOW);
    }

    /** Closes, and does not wait long for a browser that does not read: its close frame would never get through. */
    @Override
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

    @Override
    public boolean isClosing() {
        return closing.get();
    }

    @Override
    public long waitingBytes() {
        ChannelOutboundBuffer waiting = channel.unsafe().outboundBuffer();
        return waiting == null ? 0 : waiting.totalPendingWriteBytes();
    }

    /** Drops what the kernel still holds for the browser, which might stay there for minutes, and says so at once. */
    private void cut() {
        if (channel.isOpen()) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
            var unused = channel.close();
        }
    }
}
