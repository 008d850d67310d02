package io.tickertape.ticker.web;

import io.tickertape.tape.fragment.EncodedBody;
import io.tickertape.ticker.broadcast.Position;
import io.tickertape.ticker.market.FeedStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is the same for everybody who asks at one moment: made and compressed once, by the first, for whom the
 * others wait. After an outage all that watch ask at once.
 *
 * <p>One with very many rows takes a good part of a second. It is made on another thread, since an event loop that makes
 * it sends nobody a price meanwhile, and is good for a while: so asking for it again and again costs little more.
 */
final class SharedBody {
    private static final int FEW_ROWS = 1_000;
    private static final int ROWS_A_MILLISECOND = 10;

    private final Executor elsewhere;
    private @Nullable Made latest;

    /** @param elsewhere makes what is long */
    SharedBody(Executor elsewhere) {
        this.elsewhere = elsewhere;
    }

    /** What an answer says of its time. */
    record Moment(Position position, FeedStatus feed, Instant time) {
        /** Whether nothing has changed since but for a part of the second. */
        boolean isStill(Moment other) {
            return position.equals(other.position)
                    && feed.equals(other.feed)
                    && time.getEpochSecond() == other.time.getEpochSecond();
        }

        /** Whether an answer of so many rows, made of this moment, is good for another one. */
        boolean isGoodFor(Moment other, int rows) {
            Duration age = Duration.between(time, other.time);
            return isStill(other) || (rows > FEW_ROWS && age.toMillis() < rows / ROWS_A_MILLISECOND);
        }
    }

    /** An answer, or one that is still being made, of a moment. */
    private record Made(Moment moment, CompletableFuture<EncodedBody> body) {
        /** An unfinished answer is awaited, however long that takes: two at once take twice as long. */
        boolean isGoodFor(Moment other, int rows) {
            return !body.isDone() || (!body.isCompletedExceptionally() && moment.isGoodFor(other, rows));
        }
    }

    /**
     * The answer for a moment.
     *
     * @param rows how many it has
     */
    synchronized CompletableFuture<EncodedBody> of(Moment now, int rows, Supplier<String> body) {
        if (latest == null || !latest.isGoodFor(now, rows)) {
            Supplier<EncodedBody> encoded = () -> EncodedBody.of(body.get().getBytes(StandardCharsets.UTF_8));
            latest = new Made(
                    now,
                    rows > FEW_ROWS
                            ? CompletableFuture.supplyAsync(encoded, elsewhere)
                            : CompletableFuture.completedFuture(encoded.get()));
        }
        return latest.body();
    }
}
