package io.tickertape.trading.push;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tickertape.trading.order.ExecutionReport;
import io.tickertape.trading.order.ExecutionType;
import io.tickertape.trading.order.Reason;
import io.tickertape.trading.order.Refusal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what comes and what becomes of it: messages, orders, fills, and refusals by their reason. */
public final class Throughput {
    /** Codes come from records too, and anybody who writes those could make up as many as there are. */
    private static final int MOST_REASONS = 100;

    private static final String OTHER = "other";

    private final MeterRegistry meters;
    private final Instant began;
    private final Map<String, Counter> refusals = new ConcurrentHashMap<>();
    private final Counted messages;
    private final Counted orders;
    private final Counted fills;

    private record Counted(Rate rate, Counter counter) {
        void count() {
            rate.count();
            counter.increment();
        }
    }

    /** Each a second. */
    public record Rates(double messages, double orders, double fills) {}

    Throughput(MeterRegistry meters, InstantSource clock) {
        this.meters = meters;
        began = clock.instant();
        messages = counted("tickertape.gateway.messages");
        orders = counted("tickertape.gateway.orders");
        fills = counted("tickertape.fills");
    }

    private Counted counted(String name) {
        return new Counted(new Rate(System::nanoTime), meters.counter(name));
    }

    void message() {
        messages.count();
    }

    void order() {
        orders.count();
    }

    /** A report from before the start was counted by somebody else. */
    void count(ExecutionReport report) {
        Reason reason = report.reason();
        if (report.time().isBefore(began)) {
            return;
        }
        if (report.type() == ExecutionType.TRADE) {
            fills.count();
        } else if (report.type() == ExecutionType.REJECTED && reason != null) {
            refused(reason.code());
        }
    }

    void count(List<Refusal> reasons) {
        reasons.forEach(refusal -> refused(refusal.code()));
    }

    private void refused(String reason) {
        refusals.computeIfAbsent(refusals.size() < MOST_REASONS ? reason : known(reason), this::counter)
                .increment();
    }

    private String known(String reason) {
        return refusals.containsKey(reason) ? reason : OTHER;
    }

    private Counter counter(String reason) {
        return meters.counter("tickertape.refusals", "reason", reason);
    }

    public Rates rates() {
        return new Rates(messages.rate.perSecond(), orders.rate.perSecond(), fills.rate.perSecond());
    }

    /** How often each reason was given since the start. */
    public Map<String, Long> refusals() {
        Map<String, Long> counts = new TreeMap<>();
        refusals.forEach((reason, counter) -> counts.put(reason, (long) counter.count()));
        return counts;
    }
}
