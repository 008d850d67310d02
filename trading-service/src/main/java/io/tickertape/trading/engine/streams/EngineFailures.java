package io.tickertape.trading.engine.streams;

import io.tickertape.tape.process.FatalErrors;
import io.tickertape.tape.topic.DeniedRights;
import java.time.Duration;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of the engine's thread when it fails: another one goes on at once, or all of it rests and is begun anew
 * where another thread would only meet the same.
 */
final class EngineFailures implements StreamsUncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(EngineFailures.class);
    private static final String PART = "engine";

    /** A right that is missing shows at its first use. */
    private static final Duration PROVEN = Duration.ofSeconds(5);

    private volatile DeniedRights denied = new DeniedRights();

    void tellDenials(DeniedRights rights) {
        denied = rights;
    }

    @Override
    public StreamThreadExceptionResponse handle(Throwable failure) {
        FatalErrors.endIfFatal(failure);
        if (hasCause(failure, FencedInstanceIdException.class)) {
            // Or it is its own earlier self, whose answer was lost with a broker.
            LOG.error("Another instance runs under this one's name, unless it comes back in a moment: give each its"
                    + " own tickertape.engine.instance");
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        if (isDenial(denied, failure)) {
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        LOG.error("The engine's thread failed and is replaced", failure);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    /** It has been live for so long. */
    void live(Duration time) {
        if (time.compareTo(PROVEN) > 0) {
            denied.allow(PART);
        }
    }

    /** Whether it is that a right on the engine's own topics is missing, which is then told. */
    static boolean isDenial(DeniedRights denied, Throwable failure) {
        return denied.isDenial(PART, "Read, Write or Create", failure);
    }

    private static boolean hasCause(Throwable failure, Class<? extends Throwable> cause) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (cause.isInstance(at)) {
                return true;
            }
        }
        return false;
    }
}
