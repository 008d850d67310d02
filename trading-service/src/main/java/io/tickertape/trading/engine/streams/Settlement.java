package io.tickertape.trading.engine.streams;

import io.tickertape.tape.market.Symbol;
import io.tickertape.trading.account.Account;
import io.tickertape.trading.message.AlertJson;
import io.tickertape.trading.message.OrderJson;
import io.tickertape.trading.message.ReportJson;
import io.tickertape.trading.order.ExecutionReport;
import io.tickertape.trading.order.ExecutionType;
import io.tickertape.trading.order.Order;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** What a step of an account changes, all in bytes: from here on only Kafka can fail. */
final class Settlement {
    private final String name;
    private final byte[] account;
    /** By their keys, null for one that is over. */
    private final Map<String, byte @Nullable []> orders;

    private final List<Record<byte[], byte[]>> reports;
    private final Set<Symbol> awaited;
    private final @Nullable Record<byte[], byte[]> alerts;

    private Settlement(
            String name,
            byte[] account,
            Map<String, byte @Nullable []> orders,
            List<Record<byte[], byte[]>> reports,
            Set<Symbol> awaited,
            @Nullable Record<byte[], byte[]> alerts) {
        this.name = name;
        this.account = account;
        this.orders = orders;
        this.reports = reports;
        this.awaited = awaited;
        this.alerts = alerts;
    }

    static Settlement of(Account account, List<ExecutionReport> reports) {
        List<Record<byte[], byte[]>> records = new ArrayList<>(reports.size());
        Map<String, Order> touched = new LinkedHashMap<>();
        Set<String> placed = new HashSet<>();
        Set<Symbol> awaited = new HashSet<>();
        ExecutionReport alerting = null;
        for (ExecutionReport report : reports) {
            records.add(new Record<>(
                    report.account().getBytes(StandardCharsets.UTF_8),
                    ReportJson.write(report),
                    report.time().toEpochMilli()));
            if (report.alert() != null) {
                awaited.add(report.alert().symbol());
                alerting = report;
            }
            Order order = report.order();
            if (order != null) {
                touched.put(order.orderId(), order);
                if (report.type() == ExecutionType.NEW) {
                    placed.add(order.orderId());
                }
            }
        }
        Map<String, byte @Nullable []> orders = new LinkedHashMap<>();
        touched.forEach((id, order) -> {
            // One that came and went in one step was never stored.
            if (order.isWorking() || !placed.contains(id)) {
                orders.put(EngineStore.key(order), order.isWorking() ? OrderJson.write(order) : null);
            }
        });
        touched.values().stream().filter(Order::isWorking).map(Order::symbol).forEach(awaited::add);
        Record<byte[], byte[]> alerts = alerting == null ? null : alerts(account, alerting);
        return new Settlement(account.name(), AccountSnapshot.write(account), orders, records, awaited, alerts);
    }

    /** What the account's alerts are now; a tombstone where it has none. */
    private static Record<byte[], byte[]> alerts(Account account, ExecutionReport latest) {
        byte @Nullable [] value =
                account.alerts().isEmpty() ? null : AlertJson.all(account.name(), account.sequence(), account.alerts());
        return new Record<>(
                account.name().getBytes(StandardCharsets.UTF_8),
                value,
                latest.time().toEpochMilli());
    }

    void store(EngineStore store) {
        store.put(name, account);
        orders.forEach(store::putOrder);
    }

    List<Record<byte[], byte[]>> reports() {
        return reports;
    }

    /** The account's alerts, where the step has changed them; null where it has not. */
    @Nullable
    Record<byte[], byte[]> alerts() {
        return alerts;
    }

    /** The symbols of which the account may wait for ticks after it. */
    Set<Symbol> awaited() {
        return awaited;
    }
}
