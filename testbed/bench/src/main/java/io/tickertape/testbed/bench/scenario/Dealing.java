package io.tickertape.testbed.bench.scenario;

import io.tickertape.testbed.bench.process.BenchException;
import io.tickertape.testbed.bench.trade.Answers;
import io.tickertape.testbed.process.Usage;
import java.util.concurrent.TimeUnit;

/**
 * What one run of orders showed.
 *
 * @param perSecond orders that were answered
 * @param median milliseconds from an order to its answer
 * @param high the 99th percentile
 * @param highest the longest
 * @param complete share of the orders that were answered: of those that were placed, or of those that were due
 * @param micros CPU of the server for an order
 * @param brokerMicros CPU of the broker for an order
 * @param refusedPerSecond orders that were refused, and tried again
 * @param filledPerSecond rows that came and were filled
 * @param messagesPerSecond that came
 * @param bytesPerMessage on the average
 * @param residentMegabytes memory of the server at the end
 */
record Dealing(
        double perSecond,
        double median,
        double high,
        double highest,
        double complete,
        double micros,
        double brokerMicros,
        double refusedPerSecond,
        double filledPerSecond,
        double messagesPerSecond,
        double bytesPerMessage,
        double residentMegabytes) {
    private static final double MICROS = 1_000;
    private static final double KILOBYTES = 1_024;

    /** @param rate at which orders were due, a second; 0 when each was due once the one before was answered */
    static Dealing of(Answers answers, int rate, int seconds, Usage.Change server, Usage.Change broker) {
        if (answers.complete() == 0) {
            throw new BenchException("no order that was due while it was measured was answered in time");
        }
        double orders = Math.max(1, answers.answered());
        double due = rate == 0 ? answers.placed() : (double) rate * seconds;
        return new Dealing(
                answers.answered() / (double) seconds,
                answers.waits().getValueAtPercentile(50) / MICROS,
                answers.waits().getValueAtPercentile(99) / MICROS,
                answers.waits().getMaxValue() / MICROS,
                Math.min(1, answers.complete() / due),
                server.cpuMicros() / orders,
                broker.cpuMicros() / orders,
                answers.refused() / (double) seconds,
                answers.filled() / (double) seconds,
                answers.messages() / (double) seconds,
                answers.bytes() / (double) Math.max(1, answers.messages()),
                server.residentKilobytes() / KILOBYTES);
    }

    /** CPU of the server, in cores. */
    double cores() {
        return perSecond * micros / TimeUnit.SECONDS.toMicros(1);
    }
}
