package io.tickertape.testbed.bench.scenario;

import io.tickertape.testbed.bench.process.Usage;
import io.tickertape.testbed.bench.trade.Answers;
import java.util.concurrent.TimeUnit;

/**
 * What one run of orders showed.
 *
 * @param perSecond orders that were answered
 * @param median milliseconds from an order to its answer
 * @param high the 99th percentile
 * @param highest the longest
 * @param complete share of the orders that were answered
 * @param micros CPU of the server for an order
 * @param brokerMicros CPU of the broker for an order
 * @param refusedPerSecond orders that were refused, and tried again
 * @param filledPerSecond rows that came and were filled
 * @param messagesPerSecond that came
 * @param bytesPerOrder of all those messages
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
        double bytesPerOrder,
        double residentMegabytes) {
    private static final double MICROS = 1_000;
    private static final double KILOBYTES = 1_024;

    static Dealing of(Answers answers, int seconds, Usage.Change server, Usage.Change broker) {
        double orders = Math.max(1, answers.answered());
        return new Dealing(
                answers.answered() / (double) seconds,
                answers.waits().getValueAtPercentile(50) / MICROS,
                answers.waits().getValueAtPercentile(99) / MICROS,
                answers.waits().getMaxValue() / MICROS,
                answers.complete() / (double) Math.max(1, answers.placed()),
                server.cpuMicros() / orders,
                broker.cpuMicros() / orders,
                answers.refused() / (double) seconds,
                answers.filled() / (double) seconds,
                answers.messages() / (double) seconds,
                answers.bytes() / orders,
                server.residentKilobytes() / KILOBYTES);
    }

    /** CPU of the server, in cores. */
    double cores() {
        return perSecond * micros / TimeUnit.SECONDS.toMicros(1);
    }
}
