package io.tickertape.testbed.bench.peer;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One connection: the number of the frame that it was told last. Takes any request for one for the stream. */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes its channel
final class NettyWatcher extends ChannelInboundHandlerAdapter {
    private static final ByteBuf HEAD = Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(
            """
            HTTP/1.1 200 OK\r
            content-type: text/event-stream\r
            cache-control: no-store\r
            transfer-encoding: chunked\r
            \r
            """
                    .getBytes(StandardCharsets.US_ASCII)));

    private final NettyAudience audience;
    private @Nullable Channel channel;
    private long told;
    int place;

    NettyWatcher(NettyAudience audience) {
        this.audience = audience;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ReferenceCountUtil.release(message);
        if (channel == null) {
            channel = context.channel();
            context.writeAndFlush(HEAD.duplicate());
            audience.join(this);
            catchUp(context.channel());
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (channel != null) {
            channel = null;
            audience.leave(this);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (channel != null) {
            catchUp(context.channel());
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    void tell(long number, ByteBuf changes) {
        Channel target = channel;
        if (target == null || !target.isWritable()) {
            return;
        }
        if (told == number - 1) {
            told = number;
            target.writeAndFlush(changes.retainedDuplicate(), target.voidPromise());
        } else {
            catchUp(target);
        }
    }

    private void catchUp(Channel target) {
        if (target.isWritable() && told < audience.number()) {
            told = audience.number();
            target.writeAndFlush(audience.everything().retainedDuplicate(), target.voidPromise());
        }
    }
}
