package io.tickertape.trading.engine.streams;

import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The three stores of an earlier version, by the letter that their keys begin with now. The engine reads them where its
 * one store has nothing, and only takes from them: so they cost a transaction nothing, and an account need not be moved
 * before it is served.
 */
final class FormerStores {
    private static final Map<String, String> NAMES = Map.of(
            EngineStore.ACCOUNT, "accounts", EngineStore.COMMAND, "commands", EngineStore.WORKING, "working-orders");

    private final Map<String, KeyValueStore<String, byte[]>> stores;

    FormerStores(ProcessorContext<?, ?> context) {
        stores = NAMES.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, named -> context.getStateStore(named.getValue())));
    }

    static Set<StoreBuilder<?>> builders() {
        return NAMES.values().stream().map(EngineStore::builder).collect(Collectors.toSet());
    }

    byte @Nullable [] get(String key) {
        return store(key).get(rest(key));
    }

    void delete(String key) {
        // Where there is none, a tombstone would make the store's topic a part of the transaction.
        if (get(key) != null) {
            store(key).delete(rest(key));
        }
    }

    void each(String beginning, BiConsumer<String, byte[]> consumer) {
        String rest = rest(beginning);
        try (KeyValueIterator<String, byte[]> found =
                rest.isEmpty() ? store(beginning).all() : store(beginning).prefixScan(rest, new StringSerializer())) {
            found.forEachRemaining(entry -> consumer.accept(beginning.charAt(0) + entry.key, entry.value));
        }
    }

    private KeyValueStore<String, byte[]> store(String key) {
        KeyValueStore<String, byte[]> found = stores.get(key.substring(0, 1));
        if (found == null) {
            throw new IllegalArgumentException("No store has keys like " + key);
        }
        return found;
    }

    private static String rest(String key) {
        return key.substring(1);
    }
}
