package io.tickertape.trading.engine.streams;

import static io.tickertape.trading.Orders.NOON;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Symbol;
import io.tickertape.testbed.records.Mutations;
import io.tickertape.trading.Orders;
import io.tickertape.trading.alert.AlertCondition;
import io.tickertape.trading.alert.AlertTerms;
import io.tickertape.trading.message.CommandJson;
import io.tickertape.trading.order.Cancel;
import io.tickertape.trading.order.CancelAll;
import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.OrderType;
import io.tickertape.trading.order.Quantity;
import io.tickertape.trading.order.QuoteSeen;
import io.tickertape.trading.order.RemoveAlert;
import io.tickertape.trading.order.Replace;
import io.tickertape.trading.order.SetAlert;
import io.tickertape.trading.order.Side;
import io.tickertape.trading.order.TimeInForce;
import io.tickertape.trading.order.Withdraw;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Mutants of Alice's commands, each with an id of its own: else all but the first would only repeat a command. */
final class MutantCommands {
    private static final Instant END = NOON.plusSeconds(10);
    private static final Symbol AAPL = new Symbol("AAPL");
    private static final String ID = "id-0000000";
    private static final int HUGE = 10_000;

    private final Mutations mutations;
    private int count;

    MutantCommands(long seed) {
        mutations = new Mutations(seed, good());
    }

    byte[] next() {
        byte[] mutant = mutations.next();
        String id = String.format("id-%07d", count++);
        return mutant.length > HUGE
                ? mutant
                : new String(mutant, ISO_8859_1).replace(ID, id).getBytes(ISO_8859_1);
    }

    private static List<byte[]> good() {
        NewOrder stop = new NewOrder(
                ID,
                "alice",
                AAPL,
                Side.SELL,
                new Quantity(5),
                OrderType.STOP_LIMIT,
                price("150.25"),
                price("151"),
                TimeInForce.GTC,
                new QuoteSeen(7, price("189.40")),
                NOON,
                END);
        NewOrder market = new NewOrder(
                ID,
                "alice",
                AAPL,
                Side.BUY,
                new Quantity(1),
                OrderType.MARKET,
                null,
                null,
                TimeInForce.IOC,
                null,
                NOON,
                END);
        List<Command> good = List.of(
                Orders.of("alice", ID, NOON),
                stop,
                market,
                new Replace(ID, "alice", "0-7", new Quantity(50), price("189"), NOON, END),
                new Replace(ID, "alice", "0-7", new Quantity(50), price("189"), NOON, END).madeFrom(7L),
                new CancelAll(ID, "alice", NOON, END, 7L),
                new Cancel(ID, "alice", "0-7", NOON, END),
                new CancelAll(ID, "alice", NOON, END),
                new Withdraw(ID, "alice", NOON, END),
                new SetAlert(
                        ID, "alice", new AlertTerms(AAPL, AlertCondition.PRICE_ABOVE, price("190"), null), NOON, END),
                new SetAlert(
                        ID,
                        "alice",
                        new AlertTerms(AAPL, AlertCondition.MOVED, null, new BigDecimal("2.5")),
                        NOON,
                        END),
                new RemoveAlert(ID, "alice", "0-7", NOON, END));
        return good.stream().map(CommandJson::write).toList();
    }

    private static Price price(String value) {
        return new Price(new BigDecimal(value));
    }
}
