package io.tickertape.trading.gateway;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;

/** Counts a message through all its frames: the decoder's limit is for each frame, and a message may have many. */
final class MessageCap extends ChannelInboundHandlerAdapter {
    static final String DECODER = "wsdecoder";
    static final String NAME = "message-cap";

    /** No client of ours sends its messages in crumbs, and each frame costs a buffer until its message ends. */
    private static final int MAXIMUM_FRAMES = 64;

    private final int maximum;
    private int bytes;
    private int frames;
    private boolean refused;

    MessageCap(int maximum) {
        this.maximum = maximum;
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
            refuse(context);
            return;
        }
        if (frame.isFinalFragment()) {
            bytes = 0;
            frames = 0;
        }
        context.fireChannelRead(message);
    }

    private void refuse(ChannelHandlerContext context) {
        if (!refused) {
            refused = true;
            context.writeAndFlush(new CloseWebSocketFrame(1009, "a message has at most " + maximum + " bytes"))
                    .addListener(ChannelFutureListener.CLOSE);
        }
    }
}
