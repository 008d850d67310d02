package io.tickertape.trading.engine.streams;

import io.tickertape.trading.account.Account;
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
    private final List<Order> working;

    private Settlement(
            String name,
            byte[] account,
            Map<String, byte @Nullable []> orders,
            List<Record<byte[], byte[]>> reports,
            List<Order> working) {
        this.name = name;
        this.account = account;
        this.orders = orders;
        this.reports = reports;
        this.working = working;
    }

    static Settlement of(Account account, List<ExecutionReport> reports) {
        List<Record<byte[], byte[]>> records = new ArrayList<>(reports.size());
        Map<String, Order> touched = new LinkedHashMap<>();
        Set<String> placed = new HashSet<>();
        for (ExecutionReport report : reports) {
            records.add(new Record<>(
                    report.account().getBytes(StandardCharsets.UTF_8),
                    ReportJson.write(report),
                    report.time().toEpochMilli()));
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
                orders.put(EngineStores.key(order), order.isWorking() ? OrderJson.write(order) : null);
            }
        });
        List<Order> working = touched.values().stream().filter(Order::isWorking).toList();
        return new Settlement(account.name(), AccountSnapshot.write(account), orders, records, working);
    }

    void store(EngineStores stores) {
        stores.put(name, account);
        orders.forEach(stores::putOrder);
    }

    List<Record<byte[], byte[]>> reports() {
        return reports;
    }

    /** The orders that wait for ticks after it. */
    List<Order> working() {
        return working;
    }
}
