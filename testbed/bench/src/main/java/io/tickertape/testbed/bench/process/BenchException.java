package io.tickertape.testbed.bench.process;

/** A bench could not go on; the message says what was in the way and what can be done. */
public final class BenchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BenchException(String message) {
        super(message);
    }

    public BenchException(String message, Throwable cause) {
        super(message, cause);
    }
}
