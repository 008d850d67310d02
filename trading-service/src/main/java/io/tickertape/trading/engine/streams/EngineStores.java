package io.tickertape.trading.engine.streams;

import io.tickertape.trading.account.Account;
import io.tickertape.trading.message.OrderJson;
import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.Withdraw;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** The stores of one partition: accounts, their working orders, and the commands that have been carried out. */
final class EngineStores {
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

    EngineStores(ProcessorContext<?, ?> context) {
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

    static String key(Order order) {
        return order.placed().account() + OF + order.orderId();
    }

    /** @param order null for one that is over */
    void putOrder(String key, byte @Nullable [] order) {
        if (order == null) {
            working.delete(key);
        } else {
            working.put(key, order);
        }
    }

    void put(String account, byte[] snapshot) {
        accounts.put(account, snapshot);
    }

    /**
     * The account as it was put last, or one that was never opened.
     *
     * @throws UnreadableAccountException if what is stored of it is none
     * @throws IllegalStateException if the store is another release's: nothing in it can be relied on
     */
    Account account(String name) {
        List<byte[]> orders = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> found = working.range(name + OF, name + (char) (OF + 1))) {
            found.forEachRemaining(entry -> orders.add(entry.value));
        }
        byte @Nullable [] snapshot = accounts.get(name);
        if (snapshot == null) {
            return new Account(name);
        }
        try {
            List<Order> read =
                    orders.stream().map(OrderJson::read).sorted(BY_ACCEPTANCE).toList();
            return AccountSnapshot.read(name, snapshot, read);
        } catch (IllegalArgumentException e) {
            throw new UnreadableAccountException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Whether the account has ever been put. */
    boolean isKnown(String account) {
        return accounts.get(account) != null;
    }

    /** The name of every account that has working orders or alerts. */
    Set<String> waiting() {
        Set<String> names = new TreeSet<>();
        try (KeyValueIterator<String, byte[]> all = accounts.all()) {
            all.forEachRemaining(entry -> {
                if (AccountSnapshot.hasAlerts(entry.value)) {
                    names.add(entry.key);
                }
            });
        }
        try (KeyValueIterator<String, byte[]> all = working.all()) {
            while (all.hasNext()) {
                String key = all.next().key;
                int end = key.indexOf(OF);
                names.add(end < 0 ? key : key.substring(0, end));
            }
        }
        return names;
    }
}
