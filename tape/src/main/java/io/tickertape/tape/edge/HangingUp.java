package io.tickertape.tape.edge;

import io.netty.channel.Channel;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import java.util.concurrent.TimeUnit;

/**
 * The end of a connection after its last answer. What the other side sent and nobody reads would make the kernel reset
 * the connection, and the answer would be lost: so the rest is read for a while.
 */
final class HangingUp {
    private static final long PATIENCE_MILLIS = 1_000;

    private HangingUp() {}

    @SuppressWarnings("FutureReturnValueIgnored") // nobody is told of the end of a connection
    static void of(Channel channel) {
        if (channel instanceof DuplexChannel duplex && channel.pipeline().get(SslHandler.class) == null) {
            channel.config().setAutoRead(true);
            duplex.shutdownOutput();
            channel.eventLoop().schedule(() -> channel.close(), PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } else {
            channel.close();
        }
    }
}
