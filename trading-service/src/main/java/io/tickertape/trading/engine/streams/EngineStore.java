package io.tickertape.trading.engine.streams;

import io.tickertape.trading.account.Account;
import io.tickertape.trading.message.OrderJson;
import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.Withdraw;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * The store of one partition: accounts, their working orders, and the commands that have been carried out. They share
 * one, since each store is a topic more that every transaction writes to and ends on.
 */
final class EngineStore {
    /** What a command that comes is. */
    enum Arrival {
        NEW,
        /** An order whose trader was told that it would not be placed. */
        WITHDRAWN,
        /** One like it came before. */
        REPEATED
    }

    static final String NAME = "engine";

    /** The first letter of a key says whether an account, a command or a working order is stored under it. */
    static final String ACCOUNT = "a";

    static final String COMMAND = "c";
    static final String WORKING = "w";
    /** Stands between an account and what is its; no name has it in it. */
    private static final char OF = '\n';
    /** In the place of where the command stands on the journal. */
    private static final byte[] WITHDRAWN = "withdrawn".getBytes(StandardCharsets.US_ASCII);

    private static final Comparator<Order> BY_ACCEPTANCE =
            Comparator.<Order, Instant>comparing(order -> order.accepted()).thenComparing(Order::journalOffset);

    private final KeyValueStore<String, byte[]> store;
    private final @Nullable FormerStores former;

    /** @param former what an earlier version has stored; null where there was none */
    EngineStore(ProcessorContext<?, ?> context, @Nullable FormerStores former) {
        store = context.getStateStore(NAME);
        this.former = former;
    }

    static StoreBuilder<KeyValueStore<String, byte[]>> builder(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
                .withCachingDisabled();
    }

    /** Notes that a command has come, and from then on knows it. */
    Arrival arrive(Command command, String id) {
        String key = key(command);
        byte @Nullable [] before = get(key);
        boolean withdrawn = command instanceof NewOrder && Arrays.equals(before, WITHDRAWN);
        if (before != null && !withdrawn) {
            return Arrival.REPEATED;
        }
        store.put(key, id.getBytes(StandardCharsets.US_ASCII));
        return withdrawn ? Arrival.WITHDRAWN : Arrival.NEW;
    }

    /** Notes that an order is to be refused should it still come; one that came before is left as it is. */
    void withdraw(Withdraw command) {
        String key = key(command);
        if (get(key) == null) {
            store.put(key, WITHDRAWN);
        }
    }

    static String key(String account) {
        return ACCOUNT + account;
    }

    private static String key(Command command) {
        return COMMAND + command.account() + OF + command.clientOrderId();
    }

    static String key(Order order) {
        return WORKING + order.placed().account() + OF + order.orderId();
    }

    /** @param order null for one that is over */
    void putOrder(String key, byte @Nullable [] order) {
        if (order == null) {
            store.delete(key);
            if (former != null) {
                former.delete(key);
            }
        } else {
            store.put(key, order);
        }
    }

    void put(String account, byte[] snapshot) {
        store.put(key(account), snapshot);
    }

    /**
     * The account as it was put last, or one that was never opened.
     *
     * @throws UnreadableAccountException if what is stored of it is none
     * @throws IllegalStateException if the store is another release's: nothing in it can be relied on
     */
    Account account(String name) {
        Map<String, byte[]> orders = new TreeMap<>();
        each(WORKING + name + OF, orders::put);
        byte @Nullable [] snapshot = get(key(name));
        if (snapshot == null) {
            return new Account(name);
        }
        try {
            List<Order> read = orders.values().stream()
                    .map(OrderJson::read)
                    .sorted(BY_ACCEPTANCE)
                    .toList();
            return AccountSnapshot.read(name, snapshot, read);
        } catch (IllegalArgumentException e) {
            throw new UnreadableAccountException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Whether the account has ever been put. */
    boolean isKnown(String account) {
        return get(key(account)) != null;
    }

    /** The name of every account that has working orders or alerts. */
    Set<String> waiting() {
        Set<String> names = new TreeSet<>();
        each(ACCOUNT, (key, snapshot) -> {
            if (AccountSnapshot.hasAlerts(snapshot)) {
                names.add(key.substring(1));
            }
        });
        each(WORKING, (key, order) -> {
            int end = key.indexOf(OF);
            names.add(end < 0 ? key.substring(1) : key.substring(1, end));
        });
        return names;
    }

    private byte @Nullable [] get(String key) {
        byte @Nullable [] found = store.get(key);
        return found == null && former != null ? former.get(key) : found;
    }

    /** The entries of this version come last, and so prevail in a map over those of an earlier one. */
    private void each(String beginning, BiConsumer<String, byte[]> consumer) {
        if (former != null) {
            former.each(beginning, consumer);
        }
        try (KeyValueIterator<String, byte[]> found = store.prefixScan(beginning, new StringSerializer())) {
            found.forEachRemaining(entry -> consumer.accept(entry.key, entry.value));
        }
    }
}
