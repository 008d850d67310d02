package io.tickertape.testbed.demo;

/** Why the market cannot run, in a sentence that also says what to do. */
public final class LaunchException extends RuntimeException {
    LaunchException(String message) {
        super(message);
    }

    LaunchException(String message, Throwable cause) {
        super(message, cause);
    }
}
