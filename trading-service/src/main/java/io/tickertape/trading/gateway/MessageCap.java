package io.tickertape.trading.gateway;

import io.micronaut.websocket.CloseReason;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.util.function.Consumer;

/** Counts a message through all its frames: the decoder's limit is for each frame, and a message may have many. */
final class MessageCap extends ChannelInboundHandlerAdapter {
    static final String DECODER = "wsdecoder";
    static final String NAME = "message-cap";

    /** No client of ours sends its messages in crumbs, and each frame costs a buffer until its message ends. */
    private static final int MAXIMUM_FRAMES = 64;

    private final int maximum;
    private final Consumer<CloseReason> close;
    private int bytes;
    private int frames;
    private boolean refused;

    /**
     * Caps the messages of one session.
     *
     * @param close ends the session, also when its browser reads nothing
     */
    MessageCap(int maximum, Consumer<CloseReason> close) {
        this.maximum = maximum;
        this.close = close;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof TextWebSocketFrame
                || message instanceof BinaryWebSocketFrame
                || message instanceof ContinuationWebSocketFrame)) {
            context.fireChannelRead(message);
            return;
        }
        WebSocketFrame frame = (WebSocketFrame) message;
        bytes += frame.content().readableBytes();
        frames++;
        if (refused || bytes > maximum || frames > MAXIMUM_FRAMES) {
            ReferenceCountUtil.release(message);
            refuse();
            return;
        }
        if (frame.isFinalFragment()) {
            bytes = 0;
            frames = 0;
        }
        context.fireChannelRead(message);
    }

    private void refuse() {
        if (!refused) {
            refused = true;
            close.accept(new CloseReason(1009, "a message has at most " + tooMuch()));
        }
    }

    private String tooMuch() {
        return bytes > maximum ? maximum + " bytes" : MAXIMUM_FRAMES + " frames";
    }
}
