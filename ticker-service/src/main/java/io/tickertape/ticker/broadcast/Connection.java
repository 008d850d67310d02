package io.tickertape.ticker.broadcast;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;

/** A watcher's connection; used on its event loop alone, except {@link #loop}. */
public interface Connection {
    EventLoop loop();

    /** Whether what is written now is sent at once. */
    boolean isWritable();

    /** Writes whole chunks of the response's body, and takes the reference over. */
    void write(ByteBuf chunks);

    /** Ends the response. */
    void end();

    /** Cuts the connection, with all that it has not taken. */
    void cut();
}
