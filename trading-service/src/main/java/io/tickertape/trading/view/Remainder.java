package io.tickertape.trading.view;

/**
 * What an account still holds of a symbol while operators want it closed.
 *
 * @param symbol empty in the line of an account that holds nothing
 * @param state how far it is: closing, waiting, unknown or flat
 * @param words why
 */
public record Remainder(String account, String symbol, String shares, String state, String words) {}
