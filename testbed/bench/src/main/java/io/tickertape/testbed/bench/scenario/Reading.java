package io.tickertape.testbed.bench.scenario;

import io.tickertape.testbed.bench.process.Usage;
import io.tickertape.testbed.bench.watch.Readings;

/**
 * What one run showed.
 *
 * @param deliveredPerSecond prices that watchers were told
 * @param complete share of the ticks that were made for watchers which reached them, at most 1
 * @param microsPerEvent CPU of the server
 * @param median age in milliseconds of what watchers were told
 * @param high the 99th percentile
 * @param highest the oldest
 * @param residentMegabytes memory of the server at the end
 * @param feedMicrosPerEvent CPU of what feeds the server from outside
 */
public record Reading(
        double deliveredPerSecond,
        double complete,
        double microsPerEvent,
        double median,
        double high,
        double highest,
        double residentMegabytes,
        double feedMicrosPerEvent) {
    private static final double MICROS = 1_000;
    private static final double KILOBYTES = 1_024;

    static Reading of(Readings readings, double seconds, long expected, Usage used, long feedMicros) {
        double events = Math.max(1, readings.arrived());
        return new Reading(
                readings.arrived() / seconds,
                expected == 0 ? 0 : Math.min(1, readings.produced() / (double) expected),
                used.cpuMicros() / events,
                readings.ages().getValueAtPercentile(50) / MICROS,
                readings.ages().getValueAtPercentile(99) / MICROS,
                readings.ages().getMaxValue() / MICROS,
                used.residentKilobytes() / KILOBYTES,
                feedMicros / events);
    }
}
