package io.tickertape.trading.order;

/**
 * Why a command was not taken, and what would have been.
 *
 * @param code begins with the room that refused, such as {@code gateway.quantity}
 * @param field the form's field at fault, or the empty text when it is none of them
 * @param wrong what was wrong, without a full stop
 * @param right what would be right, without a full stop
 */
public record Refusal(String code, String field, String wrong, String right) {}
