package io.tickertape.testbed.demo;

/** Why the market cannot run, in a sentence that also says what to do. */
public final class LaunchException extends RuntimeException {
    public LaunchException(String message) {
        super(message);
    }

    public LaunchException(String message, Throwable cause) {
        super(message, cause);
    }
}
