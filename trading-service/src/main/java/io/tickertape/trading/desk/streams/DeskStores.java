package io.tickertape.trading.desk.streams;

import io.tickertape.trading.account.Account;
import io.tickertape.trading.execution.OrderJson;
import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.Withdraw;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** The stores of one partition: accounts, their working orders, and the commands that have been carried out. */
final class DeskStores {
    /** What a command that comes is. */
    enum Arrival {
        NEW,
        /** An order whose trader was told that it would not be placed. */
        WITHDRAWN,
        /** One like it came before. */
        REPEATED
    }

    private static final String ACCOUNTS = "accounts";
    private static final String WORKING = "working-orders";
    private static final String COMMANDS = "commands";
    /** Stands between an account and what is its; no name has it in it. */
    private static final char OF = '\n';
    /** In the place of where the command stands on the journal. */
    private static final byte[] WITHDRAWN = "withdrawn".getBytes(StandardCharsets.US_ASCII);

    private static final Comparator<Order> BY_ACCEPTANCE =
            Comparator.<Order, Instant>comparing(order -> order.accepted()).thenComparing(Order::journalOffset);

    private final KeyValueStore<String, byte[]> accounts;
    private final KeyValueStore<String, byte[]> working;
    private final KeyValueStore<String, byte[]> commands;

    DeskStores(ProcessorContext<?, ?> context) {
        accounts = context.getStateStore(ACCOUNTS);
        working = context.getStateStore(WORKING);
        commands = context.getStateStore(COMMANDS);
    }

    static Set<StoreBuilder<?>> builders() {
        return Set.of(builder(ACCOUNTS), builder(WORKING), builder(COMMANDS));
    }

    private static StoreBuilder<KeyValueStore<String, byte[]>> builder(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
                .withCachingDisabled();
    }

    /** Notes that a command has come, and from then on knows it. */
    Arrival arrive(Command command, String id) {
        String key = key(command);
        byte @Nullable [] before = commands.get(key);
        boolean withdrawn = command instanceof NewOrder && Arrays.equals(before, WITHDRAWN);
        if (before != null && !withdrawn) {
            return Arrival.REPEATED;
        }
        commands.put(key, id.getBytes(StandardCharsets.US_ASCII));
        return withdrawn ? Arrival.WITHDRAWN : Arrival.NEW;
    }

    /** Notes that an order is to be refused should it still come; one that came before is left as it is. */
    void withdraw(Withdraw command) {
        commands.putIfAbsent(key(command), WITHDRAWN);
    }

    private static String key(Command command) {
        return command.account() + OF + command.clientOrderId();
    }

    void put(Order order) {
        String key = order.placed().account() + OF + order.orderId();
        if (order.isWorking()) {
            working.put(key, OrderJson.write(order));
        } else {
            working.delete(key);
        }
    }

    void put(Account account) {
        accounts.put(account.name(), AccountSnapshot.write(account));
    }

    /** The account as it was put last, or one that was never opened. */
    Account account(String name) {
        List<Order> orders = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> found = working.range(name + OF, name + (char) (OF + 1))) {
            found.forEachRemaining(entry -> orders.add(OrderJson.read(entry.value)));
        }
        return account(name, orders);
    }

    private Account account(String name, List<Order> orders) {
        orders.sort(BY_ACCEPTANCE);
        byte @Nullable [] snapshot = accounts.get(name);
        return snapshot == null ? new Account(name) : AccountSnapshot.read(name, snapshot, orders);
    }

    /** Every account that has working orders. */
    List<Account> working() {
        Map<String, List<Order>> orders = new HashMap<>();
        try (KeyValueIterator<String, byte[]> all = working.all()) {
            while (all.hasNext()) {
                KeyValue<String, byte[]> entry = all.next();
                Order order = OrderJson.read(entry.value);
                orders.computeIfAbsent(order.placed().account(), name -> new ArrayList<>())
                        .add(order);
            }
        }
        return orders.entrySet().stream()
                .map(entry -> account(entry.getKey(), entry.getValue()))
                .toList();
    }
}
