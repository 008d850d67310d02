package io.tickertape.trading.order;

/**
 * A field of a replacement that cannot be changed so, by the type of the order or by how the order stands.
 *
 * @param field the form's
 * @param value as the replacement gives it, or the empty text when the field was left out
 * @param right what would be right, without a full stop
 */
public record Misfit(String field, String value, String right) {}
