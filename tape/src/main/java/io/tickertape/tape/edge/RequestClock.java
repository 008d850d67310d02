package io.tickertape.tape.edge;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How long a connection may take with what it owes. It begins to run with the first that is owed, and runs once. */
final class RequestClock {
    private final EventLoop loop;
    private final Consumer<Refusal> late;
    private @Nullable Future<?> running;

    RequestClock(EventLoop loop, Consumer<Refusal> late) {
        this.loop = loop;
        this.late = late;
    }

    /** Does nothing while it runs: more of the same gives no more time. */
    void run(Duration patience, Refusal refusal) {
        if (running == null) {
            running = loop.schedule(() -> late.accept(refusal), patience.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    void stop() {
        if (running != null) {
            running.cancel(false);
            running = null;
        }
    }
}
