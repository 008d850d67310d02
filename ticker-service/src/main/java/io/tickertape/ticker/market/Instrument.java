package io.tickertape.ticker.market;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a symbol apart from its prices.
 *
 * @param name of the company or the fund, for people; empty if not known
 * @param previousClose the price that today's change is counted from, where the ticks do not say
 * @param halted whether trading is halted
 */
public record Instrument(Symbol symbol, String name, @Nullable Price previousClose, boolean halted) {}
