package io.tickertape.trading.gateway;

import io.micronaut.websocket.CloseReason;
import io.tickertape.trading.push.Answer;
import io.tickertape.trading.push.Outlet;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A page that has posted a form and waits for the next page, as far as the rest of the service sees it: all that it
 * takes of what it is told is the answer.
 */
final class PostedForm implements Outlet {
    private final CompletableFuture<PostedForm> answered = new CompletableFuture<>();
    private volatile @Nullable Answer latest;
    private volatile boolean isClosed;

    /** The latest that was said, when nothing follows it. */
    CompletableFuture<PostedForm> answered() {
        return answered;
    }

    /** The latest that was said by now; null if nothing was. */
    @Nullable
    Answer latest() {
        return latest;
    }

    @Override
    public void send(String html) {
        // The next page shows it all.
    }

    @Override
    public void answered(Answer answer) {
        latest = answer;
        if (answer.kind() != Answer.Kind.ON_ITS_WAY) {
            answered.complete(this);
        }
    }

    @Override
    public void close(CloseReason reason) {
        isClosed = true;
        answered.complete(this);
    }

    @Override
    public boolean isClosing() {
        return isClosed;
    }

    @Override
    public long waitingBytes() {
        return 0;
    }
}
