package io.tickertape.trading.order;

import org.jspecify.annotations.Nullable;

/**
 * Why a command was not taken, and what would have been.
 *
 * @param code begins with the room that refused, such as {@code gateway.quantity}
 * @param field the form's field at fault, or the empty text when it is none of them
 * @param wrong what was wrong, without a full stop
 * @param right what would be right, without a full stop
 * @param nearest the nearest order that would be accepted; null when there is none, or when it was no order
 * @param isSoft whether the trader may place it all the same
 */
public record Refusal(
        String code, String field, String wrong, String right, @Nullable NewOrder nearest, boolean isSoft) {
    public Refusal(String code, String field, String wrong, String right) {
        this(code, field, wrong, right, null, false);
    }

    /** What was wrong and what would be right, without a full stop. */
    public String inWords() {
        return wrong + "; " + right;
    }

    /** The same with another order to send instead; null for none. */
    public Refusal suggesting(@Nullable NewOrder other) {
        return new Refusal(code, field, wrong, right, other, isSoft);
    }
}
