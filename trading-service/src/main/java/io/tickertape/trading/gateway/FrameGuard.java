package io.tickertape.trading.gateway;

import io.micronaut.websocket.CloseReason;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import io.tickertape.trading.push.SocketOutlet;
import java.nio.charset.StandardCharsets;

/**
 * Counts the frames that the server answers below the messages, refuses what no extension gave a meaning, and ends a
 * session when too much waits for its browser, whoever wrote it.
 */
final class FrameGuard extends ChannelInboundHandlerAdapter {
    static final String NAME = "frame-guard";

    private static final CloseReason RESERVED_BITS =
            new CloseReason(1002, "reserved bits are set, but no extension was agreed on");

    private static final CloseReason NO_UTF_8 = new CloseReason(1007, "a message of text is not in UTF-8");

    private final Inbound page;
    private final SocketOutlet socket;

    FrameGuard(Inbound page, SocketOutlet socket) {
        this.page = page;
        this.socket = socket;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof WebSocketFrame frame) || passes(frame)) {
            context.fireChannelRead(message);
        } else {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (!context.channel().isWritable()) {
            socket.isFull();
        }
        context.fireChannelWritabilityChanged();
    }

    private boolean passes(WebSocketFrame frame) {
        if (socket.isClosing()) {
            // Its own close frame ends the session sooner; everything else is too late.
            return frame instanceof CloseWebSocketFrame;
        }
        if (frame.rsv() != 0) {
            socket.close(RESERVED_BITS);
            return false;
        }
        if (frame instanceof CloseWebSocketFrame) {
            socket.closesByItself();
            return true;
        }
        if (frame instanceof TextWebSocketFrame && frame.isFinalFragment() && !isUtf8(frame)) {
            socket.close(NO_UTF_8);
            return false;
        }
        if (frame instanceof PingWebSocketFrame) {
            return page.allowsMessage();
        }
        if (frame instanceof PongWebSocketFrame) {
            return page.isAwaitedPong() || page.allowsMessage();
        }
        return true;
    }

    private static boolean isUtf8(WebSocketFrame frame) {
        return ByteBufUtil.isText(frame.content(), StandardCharsets.UTF_8);
    }
}
