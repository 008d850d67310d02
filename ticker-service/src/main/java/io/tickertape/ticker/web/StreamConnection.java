package io.tickertape.ticker.web;

import io.micronaut.core.io.buffer.ReadBuffer;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.timeout.IdleStateHandler;
import io.tickertape.ticker.broadcast.Broadcaster;
import io.tickertape.ticker.broadcast.Chunk;
import io.tickertape.ticker.broadcast.Connection;
import io.tickertape.ticker.broadcast.PriceStream;
import io.tickertape.ticker.broadcast.Watcher;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * The response to a watcher. To Micronaut it is a body that gives nothing of its own until it ends; the frames between
 * its head and its end are chunks already, and are written on this side of the HTTP codec.
 *
 * <p>It stands first in the pipeline, where a write passes nobody: every handler on the way is called once more for each
 * watcher of each frame, twice over since a connection takes nothing while it is written to.
 */
final class StreamConnection extends ChannelInboundHandlerAdapter
        implements Connection, Publisher<ReadBuffer>, Subscription {
    /** Nothing waits in this process: what the socket does not take now is told newer later. */
    private static final WriteBufferWaterMark NOTHING_WAITS = new WriteBufferWaterMark(1, 1);

    /** And little waits in the kernel beyond what is on its way. */
    private static final int UNSENT_BYTES = 16 * 1024;

    private final Channel channel;
    private final Watcher watcher;
    private final boolean chunked;
    private @Nullable Subscriber<? super ReadBuffer> response;
    private final @Nullable ChannelHandlerContext codec;
    private final @Nullable IdleStateHandler idle;
    private @Nullable ChannelHandlerContext own;

    /**
     * The head of the response has not been written yet.
     *
     * @param chunked whether the client knows chunks, as HTTP/1.1 says
     */
    StreamConnection(Channel channel, Broadcaster broadcaster, PriceStream stream, boolean chunked) {
        this.channel = channel;
        this.chunked = chunked;
        this.watcher = broadcaster.open(stream, this);
        codec = channel.pipeline().context(HttpServerCodec.class);
        idle = channel.pipeline().get(IdleStateHandler.class);
        if (codec != null && !chunked) {
            channel.pipeline().addAfter(codec.name(), null, new UnchunkedHead());
        }
    }

    /** The head of the response has been written. */
    @Override
    public void subscribe(Subscriber<? super ReadBuffer> newResponse) {
        if (codec == null) {
            throw new IllegalStateException(
                    "price streams are spoken in HTTP/1.1: let a proxy in front speak another version of HTTP");
        }
        channel.config().setWriteBufferWaterMark(NOTHING_WAITS);
        channel.config().setOption(EpollChannelOption.TCP_NOTSENT_LOWAT, (long) UNSENT_BYTES);
        if (channel.pipeline().get(SslHandler.class) == null) {
            channel.pipeline().addFirst(this);
        } else {
            channel.pipeline().addBefore(codec.name(), null, this);
        }
        response = newResponse;
        newResponse.onSubscribe(this);
        watcher.join();
    }

    @Override
    public void request(long count) {}

    /** The client has gone. */
    @Override
    public void cancel() {
        watcher.leave();
    }

    @Override
    public EventLoop loop() {
        return channel.eventLoop();
    }

    @Override
    public boolean isWritable() {
        return channel.isWritable();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        own = context;
    }

    /** Concerns nobody else while the response has nothing of its own. */
    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        watcher.writable();
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes the connection
    public void write(ByteBuf chunks) {
        if (own == null) {
            chunks.release();
            return;
        }
        if (idle != null) {
            // It does not see these writes; each says that the socket has taken all those before.
            idle.resetWriteTimeout();
        }
        own.writeAndFlush(chunked ? chunks : Chunk.unframed(chunks), channel.voidPromise());
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // nobody is told of the end of a connection
    public void cut() {
        channel.close();
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // nobody is told of the end of a connection
    public void end() {
        if (response != null) {
            channel.pipeline().remove(this);
            response.onComplete();
        }
        if (!chunked) {
            channel.close();
        }
    }
}
