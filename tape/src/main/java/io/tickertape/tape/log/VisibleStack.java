package io.tickertape.tape.log;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An event's exception with its causes, for a pattern of logback: their messages hold what others have sent. */
public final class VisibleStack extends ThrowableProxyConverter {
    @Override
    protected String throwableProxyToString(IThrowableProxy failure) {
        return super.throwableProxyToString(new Visible(failure));
    }

    /** The same exception with its messages on one line each. */
    private static final class Visible implements IThrowableProxy {
        private final IThrowableProxy failure;
        private final @Nullable IThrowableProxy cause;
        private final IThrowableProxy[] suppressed;

        Visible(IThrowableProxy failure) {
            this.failure = failure;
            cause = failure.getCause() == null ? null : new Visible(failure.getCause());
            suppressed = failure.getSuppressed() == null
                    ? new IThrowableProxy[0]
                    : Stream.of(failure.getSuppressed()).map(Visible::new).toArray(IThrowableProxy[]::new);
        }

        private static @Nullable String visible(@Nullable String message) {
            return message == null ? null : VisibleText.of(message);
        }

        @Override
        public @Nullable String getMessage() {
            return visible(failure.getMessage());
        }

        /** What the exception's own text says in place of its class and message. */
        @Override
        public @Nullable String getOverridingMessage() {
            return visible(failure.getOverridingMessage());
        }

        @Override
        public String getClassName() {
            return failure.getClassName();
        }

        @Override
        public StackTraceElementProxy[] getStackTraceElementProxyArray() {
            return failure.getStackTraceElementProxyArray();
        }

        @Override
        public int getCommonFrames() {
            return failure.getCommonFrames();
        }

        @Override
        public @Nullable IThrowableProxy getCause() {
            return cause;
        }

        @Override
        public IThrowableProxy[] getSuppressed() {
            return suppressed;
        }

        @Override
        public boolean isCyclic() {
            return failure.isCyclic();
        }
    }
}
