package io.tickertape.testbed.feed;

/** Why the feed cannot run, in a sentence for the person who started it. */
final class FeedException extends RuntimeException {
    FeedException(String message) {
        super(message);
    }

    FeedException(String message, Throwable cause) {
        super(message, cause);
    }
}
