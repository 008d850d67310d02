package io.tickertape.trading.view;

import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.Tick;
import io.tickertape.trading.account.Account;
import io.tickertape.trading.account.Position;
import io.tickertape.trading.controls.Controls;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.order.Order;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says what is left of the positions that operators want closed, and what each waits for. */
public final class Remainders {
    private final Market market;
    private final Controls controls;
    private final Duration quoteAge;
    private final InstantSource clock;

    /** @param quoteAge how old a price may be that still fills */
    public Remainders(Market market, Controls controls, Duration quoteAge, InstantSource clock) {
        this.market = market;
        this.controls = controls;
        this.quoteAge = quoteAge;
        this.clock = clock;
    }

    /** Every symbol that somebody here has heard of, in order. */
    public Set<String> symbols() {
        return market.symbols();
    }

    /** One line for each position, or one that says that there is none. */
    public List<Remainder> of(Account account) {
        List<Remainder> lines = account.positions().stream()
                .filter(position -> position.quantity() > 0)
                .map(position -> of(account, position))
                .toList();
        return lines.isEmpty() ? List.of(new Remainder(account.name(), "", "", "flat", "no position is left")) : lines;
    }

    /** Of an account whose past has not been read. */
    public static Remainder unread(String account) {
        return new Remainder(account, "", "", "unknown", "what it holds is still being read");
    }

    private Remainder of(Account account, Position position) {
        Optional<Order> closing = account.working().stream()
                .filter(order -> order.isFlattening() && order.symbol().equals(position.symbol()))
                .findFirst();
        String words = closing.map(Remainders::closing).orElseGet(() -> obstacle(position.symbol()));
        return new Remainder(
                account.name(),
                position.symbol().name(),
                Figures.shares(position.quantity()),
                closing.isPresent() ? "closing" : "waiting",
                words);
    }

    private static String closing(Order order) {
        String words = "an order works: " + Figures.shares(order.leaves()) + " to sell, not below "
                + Figures.price(order.protection());
        return order.isPassedOver()
                ? words + ", and the price is beyond that; lift this and flatten again to follow the price"
                : words;
    }

    private String obstacle(Symbol symbol) {
        Tick tick = market.latest(symbol);
        if (controls.barring(symbol).isPresent()) {
            return "trading in it is stopped for all: it is closed once that is lifted";
        }
        if (market.isHalted(symbol)) {
            return "it is halted: it is closed once it trades";
        }
        if (tick == null) {
            return "it has no price: it is closed once it ticks";
        }
        Duration age = tick.age(clock.instant());
        return age.abs().compareTo(quoteAge) > 0
                ? "its latest price is " + Ages.of(age) + " old: it is closed at the next fresh one"
                : "it is about to be closed";
    }
}
