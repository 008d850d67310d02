package io.tickertape.trading.push;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An open page, for operators.
 *
 * @param id by which operators name it
 * @param waitingBytes that its browser has not taken yet
 * @param heard when the page sent something last; null where it has sent nothing yet
 */
public record SessionStatus(
        String id, String account, String address, Instant since, long waitingBytes, @Nullable Instant heard) {}
