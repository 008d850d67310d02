package io.tickertape.ticker.chart;

import java.time.Instant;

/**
 * How a chart's axes lie, so that another page can put prices and times of its own on it.
 *
 * @param first the time at the left edge
 * @param until the time at the right edge
 * @param low a price, which stands {@code lowAt} below the top, as a percentage of the height
 * @param high a price, which stands {@code highAt} below the top
 */
public record ChartScale(Instant first, Instant until, String low, String lowAt, String high, String highAt) {}
