package io.tickertape.tape.edge;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufHolder;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPromise;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The bodies of answers that their clients have not taken yet, of all connections. Netty holds them outside of the heap:
 * clients that ask for much and read nothing could take all of that memory. Where it is short, nobody new is answered,
 * and whoever has taken nothing for a while is cut.
 */
final class AnswersInFlight {
    /** Bytes. A smaller part of an answer is sent at once, or fits into the socket's own buffer. */
    private static final int SMALLEST = 16 << 10;

    private static final long PATIENCE_SECONDS = 5;

    private final AtomicLong bytes = new AtomicLong();
    private final long limit;

    /** @param limit bytes, beyond which memory is short */
    AnswersInFlight(long limit) {
        this.limit = limit;
    }

    /** The JVM allows as much outside of the heap as in it, unless it is told another figure. */
    static AnswersInFlight ofThisProcess() {
        return new AnswersInFlight(Runtime.getRuntime().maxMemory() / 4);
    }

    boolean isShort() {
        return bytes.get() >= limit;
    }

    /** Counts a part of an answer until the client has taken it; {@code written} is kept when that is so. */
    void add(Channel channel, Object part, ChannelPromise written) {
        int length = length(part);
        if (length >= SMALLEST) {
            bytes.addAndGet(length);
            written.addListener(done -> bytes.addAndGet(-length));
            watch(channel, written);
        }
    }

    private static int length(Object part) {
        ByteBuf held = part instanceof ByteBufHolder holder
                ? holder.content()
                : part instanceof ByteBuf buffer ? buffer : null;
        return held == null ? 0 : held.readableBytes();
    }

    private void watch(Channel channel, ChannelPromise written) {
        var unused =
                channel.eventLoop().schedule(() -> cutOrGoOn(channel, written), PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nobody is told of the end of a connection
    private void cutOrGoOn(Channel channel, ChannelPromise written) {
        if (written.isDone()) {
            return;
        }
        if (isShort()) {
            channel.close();
        } else {
            watch(channel, written);
        }
    }
}
