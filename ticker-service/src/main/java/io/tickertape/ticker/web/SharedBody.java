package io.tickertape.ticker.web;

import io.tickertape.tape.fragment.EncodedBody;
import io.tickertape.ticker.broadcast.Position;
import io.tickertape.ticker.market.FeedStatus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is the same for everybody who asks at one moment: made and compressed once, by the first, for whom the
 * others wait. After an outage all that watch ask at once.
 */
final class SharedBody {
    private @Nullable Moment moment;
    private @Nullable EncodedBody latest;

    /** What an answer says of its time. */
    record Moment(Position position, FeedStatus feed, Instant time) {
        /** Whether nothing has changed since but for a part of the second. */
        boolean isStill(Moment other) {
            return position.equals(other.position)
                    && feed.equals(other.feed)
                    && time.getEpochSecond() == other.time.getEpochSecond();
        }
    }

    synchronized EncodedBody of(Moment now, Supplier<String> body) {
        if (latest == null || moment == null || !moment.isStill(now)) {
            latest = EncodedBody.of(body.get().getBytes(StandardCharsets.UTF_8));
            moment = now;
        }
        return latest;
    }
}
