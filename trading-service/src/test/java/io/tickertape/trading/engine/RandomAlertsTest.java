package io.tickertape.trading.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.RecordStamp;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.Tick;
import io.tickertape.tape.market.TickPosition;
import io.tickertape.trading.account.Account;
import io.tickertape.trading.alert.Alert;
import io.tickertape.trading.alert.AlertCondition;
import io.tickertape.trading.alert.AlertTerms;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.order.AlertCommand;
import io.tickertape.trading.order.ExecutionReport;
import io.tickertape.trading.order.ExecutionType;
import io.tickertape.trading.order.RemoveAlert;
import io.tickertape.trading.order.SessionEnd;
import io.tickertape.trading.order.SetAlert;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Random alerts over random ticks, with crashes that take back what was not committed and feeds that begin earlier. */
class RandomAlertsTest {
    private static final long LIVES = 5_000;

    @Test
    void firesEachAlertOnceAtTheFirstTickThatMeetsItWhateverRestartsLieBetween() {
        LongAdder fired = new LongAdder();
        LongStream.range(0, LIVES).parallel().forEach(seed -> fired.add(new Life(seed).live()));

        assertTrue(fired.sum() > LIVES, () -> fired + " alerts fired in " + LIVES + " lives");
    }

    private static final class Life {
        private static final Instant NOON = TestEngine.NOON;
        private static final List<Symbol> SYMBOLS = List.of(new Symbol("ACME"), new Symbol("EMCA"));
        private static final List<AlertCondition> CONDITIONS =
                List.of(AlertCondition.PRICE_ABOVE, AlertCondition.PRICE_BELOW, AlertCondition.MOVED);
        private static final EngineRules RULES = new EngineRules(
                BigDecimal.TEN,
                new SessionEnd(LocalTime.of(21, 0), ZoneOffset.UTC),
                5,
                TestEngine::worst,
                TestEngine.ALERTS);

        private final long seed;
        private final SplittableRandom random;
        /** The topic of prices, and how much of it the engine had been shown when it wrote a report. */
        private final List<Tick> log = new ArrayList<>();

        private final Map<Long, Integer> shownAt = new HashMap<>();
        private final List<AlertCommand> journal = new ArrayList<>();
        private final List<ExecutionReport> written = new ArrayList<>();
        private final List<ExecutionReport> uncommitted = new ArrayList<>();
        private Market market = new Market(1_000);
        private Account committed = new Account("alice");
        private AccountEngine engine = engine(copy(committed));
        private long place;
        private int carriedOut;
        private int committedUpTo;
        private int tickedUpTo;

        Life(long seed) {
            this.seed = seed;
            random = new SplittableRandom(seed);
        }

        long live() {
            for (int step = 0; step < 120; step++) {
                step();
            }
            look();
            commit();
            return verify();
        }

        private void step() {
            int what = random.nextInt(100);
            if (what < 45) {
                tick();
            } else if (what < 60) {
                look();
            } else if (what < 78) {
                journal.add(command());
                carryOut();
            } else if (what < 92) {
                look();
                commit();
            } else {
                crash();
            }
        }

        private void tick() {
            int partition = random.nextInt(SYMBOLS.size());
            Instant time = NOON.plusMillis(log.size());
            Tick tick = Tick.of(
                    SYMBOLS.get(partition),
                    cents(950 + random.nextInt(101)),
                    time,
                    new RecordStamp(time, new TickPosition(partition, log.size())));
            log.add(tick);
            market.add(tick);
        }

        private void look() {
            place = market.from(place, tick -> {
                tickedUpTo = Math.max(tickedUpTo, (int) tick.position().offset() + 1);
                engine.tick(tick, NOON);
            });
        }

        private AlertCommand command() {
            String id = "c" + journal.size();
            if (random.nextInt(4) == 0) {
                String alert = "0-" + random.nextInt(journal.size() + 1);
                return new RemoveAlert(id, "alice", alert, NOON, NOON.plusSeconds(9));
            }
            AlertCondition condition = CONDITIONS.get(random.nextInt(CONDITIONS.size()));
            Price price = condition.needsPrice() ? cents(950 + random.nextInt(101)) : null;
            BigDecimal percent = condition.needsPercent() ? new BigDecimal(1 + random.nextInt(8)) : null;
            Symbol symbol = SYMBOLS.get(random.nextInt(SYMBOLS.size()));
            return new SetAlert(
                    id, "alice", new AlertTerms(symbol, condition, price, percent), NOON, NOON.plusSeconds(9));
        }

        private void carryOut() {
            while (carriedOut < journal.size()) {
                look();
                engine.command(journal.get(carriedOut), "0-" + carriedOut, NOON, NOON);
                carriedOut++;
            }
        }

        private void commit() {
            written.addAll(uncommitted);
            uncommitted.clear();
            committed = copy(engine.account());
            committedUpTo = carriedOut;
        }

        /** The feed begins anew at an earlier place, and the engine where its last transaction ended. */
        private void crash() {
            uncommitted.clear();
            market = new Market(1_000);
            engine = engine(copy(committed));
            carriedOut = committedUpTo;
            int from = random.nextInt(Math.max(1, log.size()));
            log.subList(Math.min(from, needed()), log.size()).forEach(market::add);
            place = 0;
            tickedUpTo = 0;
            if (random.nextBoolean()) {
                look();
            }
            carryOut();
        }

        /** Up to here the committed engine has been shown the ticks; the feed goes back at least as far. */
        private int needed() {
            return committed.sequence() == 0 ? 0 : shownAt.getOrDefault(committed.sequence(), 0);
        }

        private AccountEngine engine(Account account) {
            return new AccountEngine(
                    account, RULES, new Venue(TestEngine.QUOTE_AGE), market, new NoRulings(), report -> {
                        uncommitted.add(report);
                        shownAt.put(report.sequence(), tickedUpTo);
                    });
        }

        private static Account copy(Account account) {
            return new Account(
                    account.name(),
                    account.sequence(),
                    account.cash(),
                    account.positions(),
                    account.working(),
                    account.alerts());
        }

        private long verify() {
            Map<String, ExecutionReport> set = new HashMap<>();
            Map<String, Integer> firedAt = new HashMap<>();
            Map<String, ExecutionReport> removed = new HashMap<>();
            for (ExecutionReport report : written) {
                Alert alert = report.alert();
                if (report.type() == ExecutionType.ALERT_SET && alert != null) {
                    assertEquals(null, set.put(alert.id(), report), this::name);
                } else if (report.type() == ExecutionType.ALERT_FIRED && alert != null) {
                    int tick = (int) firingTick(alert).offset();
                    assertEquals(null, firedAt.put(alert.id(), tick), () -> alert.id() + " fired twice" + name());
                } else if (report.type() == ExecutionType.ALERT_REMOVED && alert != null) {
                    removed.put(alert.id(), report);
                }
            }
            set.forEach((id, report) -> {
                Integer expected = firstThatMeets(report.alert());
                ExecutionReport removal = removed.get(id);
                boolean isRemovedBefore = removal != null
                        && !firedAt.containsKey(id)
                        && (expected == null || expected >= shownAt.getOrDefault(removal.sequence(), 0));
                assertEquals(isRemovedBefore ? null : expected, firedAt.get(id), () -> report.alert() + name());
            });
            return firedAt.size();
        }

        private static TickPosition firingTick(Alert alert) {
            if (alert.firing() == null || alert.firing().tick() == null) {
                throw new AssertionError(alert + " names no tick");
            }
            return alert.firing().tick().position();
        }

        /** By its own arithmetic, in cents. */
        private @Nullable Integer firstThatMeets(@Nullable Alert alert) {
            if (alert == null) {
                throw new AssertionError("No alert");
            }
            long from = inCents(alert.from().price());
            for (int at = (int) alert.from().position().offset() + 1; at < log.size(); at++) {
                Tick tick = log.get(at);
                if (tick.symbol().equals(alert.symbol()) && meets(alert.terms(), inCents(tick.price()), from)) {
                    return at;
                }
            }
            return null;
        }

        private static boolean meets(AlertTerms terms, long cents, long from) {
            if (terms.percent() != null) {
                return Math.abs(cents - from) * 100 >= terms.percent().longValueExact() * from;
            }
            long level = terms.price() == null ? 0 : inCents(terms.price());
            return terms.condition() == AlertCondition.PRICE_ABOVE ? cents >= level : cents <= level;
        }

        private static Price cents(int cents) {
            return new Price(BigDecimal.valueOf(cents, 2));
        }

        private static long inCents(Price price) {
            return price.value().movePointRight(2).longValueExact();
        }

        private String name() {
            return " in life " + seed;
        }
    }
}
