package io.tickertape.testbed.client;

import org.jspecify.annotations.Nullable;

/** A service did not do what its client waited for. */
public final class ClientException extends RuntimeException {
    public ClientException(String message) {
        super(message);
    }

    public ClientException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
