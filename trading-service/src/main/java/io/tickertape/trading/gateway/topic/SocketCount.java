package io.tickertape.trading.gateway.topic;

import io.tickertape.tape.json.Fields;
import io.tickertape.tape.json.FlatJson;
import org.jspecify.annotations.Nullable;

/**
 * A record of the topic {@code sockets.open}.
 *
 * @param by the run of an instance
 * @param open sockets that the account has there
 */
record SocketCount(String by, String account, int open) {
    private static final int MOST = 100_000;

    byte[] bytes() {
        return new FlatJson.Writer()
                .text("by", by)
                .text("account", account)
                .number("open", open)
                .bytes();
    }

    /**
     * Reads a record.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    static SocketCount read(byte @Nullable [] value) {
        Fields fields = FlatJson.read(value);
        return new SocketCount(fields.name("by"), fields.name("account"), (int) fields.number("open", 0, MOST));
    }
}
