package io.tickertape.testbed.bench.scenario;

import io.tickertape.testbed.bench.load.Load;
import io.tickertape.testbed.bench.load.TickProducer;
import io.tickertape.testbed.bench.peer.PassThrough;
import io.tickertape.testbed.bench.process.Broker;
import io.tickertape.testbed.bench.process.Contender;
import io.tickertape.testbed.bench.process.OrderGenerator;
import io.tickertape.testbed.bench.process.OrderServer;
import io.tickertape.testbed.bench.trade.Accounts;
import io.tickertape.testbed.bench.trade.Logins;
import io.tickertape.testbed.bench.trade.Until;
import io.tickertape.testbed.process.ClassArchive;
import io.tickertape.testbed.process.Usage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** One turn of orders: a fresh broker with prices flowing, and whatever is started after it; ended in reverse. */
final class TradingTurn implements AutoCloseable {
    private static final String ORDERS = "orders";
    private static final String EXECUTIONS = "executions";
    private static final long LEAD_MILLIS = 200;
    /** How long an order may be on its way and still be counted as answered. */
    private static final long GRACE_MILLIS = 1_000;

    private final Bench bench;
    private final Options options;
    private final Broker broker;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    TradingTurn(Bench bench, Load load) {
        this.bench = bench;
        this.options = bench.options();
        this.broker = bench.freshBroker();
        begun(new TickProducer(broker.bootstrapServers(), load, false));
    }

    Broker broker() {
        return broker;
    }

    OrderServer tradingService(int users) {
        return tradingService(users, bench::flags);
    }

    /** With its classes archived, from its first orderly end on. */
    OrderServer archivedTradingService(int users) {
        return tradingService(users, () -> {
            List<String> flags =
                    new ArrayList<>(ClassArchive.flags(bench.layout().tradingJar()));
            flags.addAll(options.flags());
            return flags;
        });
    }

    private OrderServer tradingService(int users, Supplier<List<String>> flags) {
        return begun(OrderServer.trading(bench.layout(), broker.bootstrapServers(), flags, options.settings(), users));
    }

    /** One of those that a team would build instead; its pages need no login. */
    OrderServer peer(Contender contender) {
        broker.createJournal(ORDERS);
        return begun(OrderServer.peer(bench.layout(), broker.bootstrapServers(), bench.flags(), contender));
    }

    OrderServer echo(int length) {
        return begun(OrderServer.echo(bench.layout(), bench.flags(), length));
    }

    /** A page of each user. */
    OrderGenerator pages(OrderServer server, int users, Until until) {
        return pages(server, Logins.cookies(server.port(), Accounts.names(users), Accounts.PASSWORD), until);
    }

    /** Pages of a server that lets everybody in. */
    OrderGenerator openPages(OrderServer server, int count, Until until) {
        return pages(server, Collections.nCopies(count, ""), until);
    }

    private OrderGenerator pages(OrderServer server, List<String> cookies, Until until) {
        return begun(OrderGenerator.pages(bench.layout(), server, cookies, until));
    }

    OrderGenerator bareProducer(int places) {
        broker.createJournal(ORDERS);
        return begun(
                OrderGenerator.bareProducer(bench.layout(), broker.bootstrapServers(), bench.flags(), ORDERS, places));
    }

    /** @param awaited the end of an order's way that counts as its answer */
    OrderGenerator passThrough(int places, PassThrough.Awaited awaited) {
        broker.createJournal(ORDERS);
        broker.createJournal(EXECUTIONS);
        return begun(OrderGenerator.passThrough(
                bench.layout(), broker.bootstrapServers(), bench.flags(), ORDERS, EXECUTIONS, places, awaited));
    }

    private <T extends AutoCloseable> T begun(T one) {
        started.push(one);
        return one;
    }

    /** Warms up at a rate, and measures at the same. */
    Dealing measure(OrderGenerator generator, int perSecond, Supplier<Usage> server) {
        generator.begin(perSecond);
        Turn.pause(TimeUnit.SECONDS.toMillis(options.warmUp()));
        int seconds = options.seconds();
        long from = System.currentTimeMillis() + LEAD_MILLIS;
        long to = from + TimeUnit.SECONDS.toMillis(seconds);
        generator.measure(from, to);
        Turn.pauseUntil(from);
        Usage before = server.get();
        Usage brokerBefore = broker.usage();
        Usage generatorBefore = generator.usage();
        Turn.pauseUntil(to);
        Usage.Change used = server.get().since(before);
        Usage.Change brokerUsed = broker.usage().since(brokerBefore);
        Usage.Change generatorUsed = generator.usage().since(generatorBefore);
        Turn.pauseUntil(to + GRACE_MILLIS);
        Dealing dealing = Dealing.of(generator.answers(), perSecond, seconds, used, brokerUsed);
        bench.note(("    %,.0f orders/s, p50 %.2f ms, p99 %.2f ms, %.1f %% answered;"
                        + " cores: server %.2f, broker %.2f, generator %.2f")
                .formatted(
                        dealing.perSecond(),
                        dealing.median(),
                        dealing.high(),
                        100 * dealing.complete(),
                        dealing.cores(),
                        brokerUsed.cpuMicros() / 1e6 / seconds,
                        generatorUsed.cpuMicros() / 1e6 / seconds));
        return dealing;
    }

    @Override
    public void close() {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                bench.note("  " + e);
            }
        }
    }
}
