package io.tickertape.trading.engine.streams;

import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.process.LogPace;
import io.tickertape.trading.account.Account;
import io.tickertape.trading.engine.AccountEngine;
import io.tickertape.trading.order.ExecutionReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engines of the accounts in memory. A step of one account is stored and reported whole or not at all: when the engine
 * throws, what it has reported in this step is thrown away, and the engine with it, to be read again from the store. So
 * a fault that one command or one tick meets costs that account that step, and the others nothing. What the stores and
 * Kafka throw is not caught: it ends the transaction.
 *
 * <p>An account whose own record in a store cannot be read is left out, loudly: nobody can say what it has. Its bytes
 * stay for a release that can read them.
 */
final class AccountEngines {
    private static final Logger LOG = LoggerFactory.getLogger(AccountEngines.class);
    private static final int ENGINES_THAT_WAIT_FOR_NOTHING = 10_000;

    private final BiFunction<Account, Consumer<ExecutionReport>, AccountEngine> opening;
    private final EngineStore store;
    private final Outputs out;
    private final Map<String, AccountEngine> engines = new HashMap<>();
    private final Set<String> unreadable = new HashSet<>();
    /** The accounts that have working orders or pending alerts in a symbol. */
    private final Map<Symbol, Set<String>> waiting = new HashMap<>();

    private final List<ExecutionReport> step = new ArrayList<>();
    private final LogPace pace = new LogPace(Duration.ofSeconds(1));

    /** @param out where everything goes, in the transaction of what is stored */
    AccountEngines(
            BiFunction<Account, Consumer<ExecutionReport>, AccountEngine> opening, EngineStore store, Outputs out) {
        this.opening = opening;
        this.store = store;
        this.out = out;
    }

    /** Where the records of a step go. */
    record Outputs(Consumer<Record<byte[], byte[]>> reports, Consumer<Record<byte[], byte[]>> alerts) {}

    /** Reads the accounts that have working orders or alerts. */
    void restore() {
        for (String name : store.waiting()) {
            AccountEngine engine = engine(name);
            if (engine != null) {
                engine.account().working().forEach(order -> await(order.symbol(), name));
                engine.account().alerts().forEach(alert -> await(alert.symbol(), name));
            }
        }
        tidy();
    }

    /**
     * Lets an account take a step.
     *
     * @return whether it did
     */
    boolean step(String account, Consumer<AccountEngine> taken) {
        AccountEngine engine = engine(account);
        if (engine == null) {
            return false;
        }
        Settlement settlement;
        try {
            step.clear();
            taken.accept(engine);
            if (step.isEmpty()) {
                return true;
            }
            settlement = Settlement.of(engine.account(), step);
        } catch (RuntimeException e) {
            engines.remove(account);
            told("A step of the account {} failed and was taken back ({} more were not logged)", account, e);
            return false;
        }
        settlement.store(store);
        settlement.reports().forEach(out.reports());
        if (settlement.alerts() != null) {
            out.alerts().accept(settlement.alerts());
        }
        settlement.awaited().forEach(symbol -> await(symbol, account));
        return true;
    }

    private @Nullable AccountEngine engine(String account) {
        AccountEngine known = engines.get(account);
        if (known != null || unreadable.contains(account)) {
            return known;
        }
        try {
            AccountEngine engine = opening.apply(store.account(account), step::add);
            engines.put(account, engine);
            return engine;
        } catch (UnreadableAccountException e) {
            unreadable.add(account);
            LOG.error("The account {} is left out until it can be read: its commands are set aside", account, e);
            return null;
        }
    }

    private void told(String words, String account, RuntimeException fault) {
        OptionalLong before = pace.next();
        if (before.isPresent()) {
            LOG.error(words, account, before.getAsLong(), fault);
        }
    }

    /** Lets go of an account that waits for nothing, when there are many. */
    void forget(String account) {
        AccountEngine engine = engines.get(account);
        if (engines.size() > ENGINES_THAT_WAIT_FOR_NOTHING
                && engine != null
                && engine.account().working().isEmpty()
                && engine.account().alerts().isEmpty()) {
            engines.remove(account);
        }
    }

    private void await(Symbol symbol, String account) {
        waiting.computeIfAbsent(symbol, any -> new HashSet<>()).add(account);
    }

    /** Whether any of these accounts holds something that is to be closed. */
    boolean anyHolds(Set<String> accounts) {
        return accounts.stream().anyMatch(this::holds);
    }

    private boolean holds(String account) {
        AccountEngine engine = store.isKnown(account) ? engine(account) : null;
        return engine != null && engine.account().positions().stream().anyMatch(position -> position.quantity() > 0);
    }

    boolean anyWaits() {
        return !waiting.isEmpty();
    }

    /** The accounts that wait, or waited a moment ago, for ticks of a symbol; a tick of it concerns no other. */
    Set<String> waitingFor(Symbol symbol) {
        return waiting.getOrDefault(symbol, Set.of());
    }

    /**
     * Those that may have something to be looked after.
     *
     * @param flattened those whose positions are to be closed, of this partition or not
     */
    List<String> toLookAfter(Set<String> flattened) {
        Set<String> all = new HashSet<>(engines.keySet());
        flattened.stream().filter(store::isKnown).forEach(all::add);
        // One whose last step failed is not in memory, but its orders still wait.
        waiting.values().forEach(all::addAll);
        return List.copyOf(all);
    }

    /** Lets go of those that wait no more. */
    void tidy() {
        waiting.forEach((symbol, accounts) -> accounts.removeIf(name -> !waits(name, symbol)));
        waiting.values().removeIf(Set::isEmpty);
    }

    private boolean waits(String account, Symbol symbol) {
        AccountEngine engine = engine(account);
        return engine != null
                && (engine.account().working().stream()
                                .anyMatch(order -> order.symbol().equals(symbol))
                        || engine.account().alerts().stream().anyMatch(alert -> alert.isPendingFor(symbol)));
    }
}
