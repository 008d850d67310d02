package io.tickertape.testbed.bench.scenario;

import io.tickertape.testbed.bench.watch.Readings;
import io.tickertape.testbed.process.Usage;
import java.util.concurrent.TimeUnit;

/**
 * What one run showed.
 *
 * @param deliveredPerSecond prices that watchers were told
 * @param freshPerSecond those of them that were at most 75 ms old
 * @param complete share of the ticks that were made for watchers which reached them, at most 1
 * @param microsPerEvent CPU of the server
 * @param cores CPU of the server
 * @param median age in milliseconds of what watchers were told
 * @param high the 99th percentile
 * @param highest the oldest
 * @param residentMegabytes memory of the server at the end
 * @param grownMegabytes by how much more than at the beginning
 * @param bytesPerSecond that all watchers were sent
 * @param feedMicrosPerEvent CPU of what feeds the server from outside
 */
record Reading(
        double deliveredPerSecond,
        double freshPerSecond,
        double complete,
        double microsPerEvent,
        double cores,
        double median,
        double high,
        double highest,
        double residentMegabytes,
        double grownMegabytes,
        double bytesPerSecond,
        double feedMicrosPerEvent) {
    private static final double MICROS = 1_000;
    private static final double KILOBYTES = 1_024;
    private static final long FRESH_MICROS = TimeUnit.MILLISECONDS.toMicros(75);

    /** Of {@code expected} ticks that were made for watchers; {@code used} by the server and {@code fed} by its feed. */
    static Reading of(Readings readings, int seconds, long expected, Usage.Change used, Usage.Change fed) {
        double events = Math.max(1, readings.arrived());
        double perSecond = readings.arrived() / (double) seconds;
        return new Reading(
                perSecond,
                perSecond * readings.ages().getPercentileAtOrBelowValue(FRESH_MICROS) / 100,
                expected == 0 ? 0 : Math.min(1, readings.produced() / (double) expected),
                used.cpuMicros() / events,
                used.cpuMicros() / (double) TimeUnit.SECONDS.toMicros(seconds),
                readings.ages().getValueAtPercentile(50) / MICROS,
                readings.ages().getValueAtPercentile(99) / MICROS,
                readings.ages().getMaxValue() / MICROS,
                used.residentKilobytes() / KILOBYTES,
                used.grownKilobytes() / KILOBYTES,
                readings.bytes() / (double) seconds,
                fed.cpuMicros() / events);
    }
}
