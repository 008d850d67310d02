package io.tickertape.trading;

import static io.tickertape.trading.Orders.NOON;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.RecordStamp;
import io.tickertape.tape.market.Size;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.Tick;
import io.tickertape.tape.market.TickPosition;
import io.tickertape.trading.alert.Alert;
import io.tickertape.trading.alert.AlertCondition;
import io.tickertape.trading.alert.AlertTerms;
import io.tickertape.trading.alert.AlertTick;
import io.tickertape.trading.blotter.Blotter;
import io.tickertape.trading.blotter.BlotterConfiguration;
import io.tickertape.trading.order.ExecutionReport;
import io.tickertape.trading.order.ExecutionType;
import io.tickertape.trading.order.Fill;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.Quantity;
import io.tickertape.trading.order.QuoteSeen;
import io.tickertape.trading.order.Reason;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Alice's reports one after the other, as the desk would write them, and the blotter that they add up to. */
public final class History {
    public final Blotter blotter = Silence.blotter(new BlotterConfiguration(200, 50, 200_000));
    public final List<ExecutionReport> reports = new ArrayList<>();

    public static Price price(String text) {
        return new Price(new BigDecimal(text));
    }

    public static Tick tick(String symbol, String price, Duration age, long offset) {
        Instant time = NOON.minus(age);
        return Tick.of(new Symbol(symbol), price(price), time, new RecordStamp(time, new TickPosition(1, offset)))
                .sized(Size.of("100"));
    }

    public History opens() {
        return report(ExecutionType.ACCOUNT_OPENED, null, null, null, new BigDecimal("100000.00"));
    }

    /** An order to buy 100 AAPL at 189.50, seen at 189.40. */
    public Order accepts(String clientOrderId, String orderId) {
        NewOrder plain = Orders.of("alice", clientOrderId, NOON);
        NewOrder placed = new NewOrder(
                plain.clientOrderId(),
                plain.account(),
                plain.symbol(),
                plain.side(),
                plain.quantity(),
                plain.type(),
                plain.limitPrice(),
                plain.stopPrice(),
                plain.timeInForce(),
                new QuoteSeen(7, price("189.40")),
                plain.submitted(),
                plain.expires());
        Order order = Order.accepted(placed, orderId, NOON, null, price("189.50"), null);
        report(ExecutionType.NEW, order, null, null, null);
        return order;
    }

    public Order rejects(String clientOrderId, String orderId) {
        NewOrder placed = Orders.of("alice", clientOrderId, NOON);
        Order order = Order.rejected(placed, orderId, NOON);
        report(ExecutionType.REJECTED, order, null, new Reason("desk.cash", "no cash for it"), null);
        return order;
    }

    /** At 189.45, by a tick that is 12 ms old. */
    public Order fills(Order order, long shares) {
        Fill fill = new Fill(
                new Quantity(shares),
                price("189.45"),
                new TickPosition(1, 42),
                NOON.minusMillis(12),
                Duration.ofMillis(12),
                price("189.44"),
                price("189.43"),
                price("189.45"));
        Order after = order.filled(fill);
        report(ExecutionType.TRADE, after, fill, null, null);
        return after;
    }

    public Order cancels(Order order, String why) {
        Order after = order.canceled();
        report(ExecutionType.CANCELED, after, null, new Reason("desk.cancel", why), null);
        return after;
    }

    /** To be told of AAPL at 190.00 or above, when it stands at 189.40. */
    public Alert setsAlert(String id) {
        AlertTerms terms = new AlertTerms(new Symbol("AAPL"), AlertCondition.PRICE_ABOVE, price("190.00"), null);
        Alert alert = new Alert(id, terms, new AlertTick(new TickPosition(1, 41), price("189.40"), NOON), NOON, null);
        return report(ExecutionType.ALERT_SET, alert);
    }

    /** At 190.10, by a tick of a second before. */
    public Alert firesAlert(String id) {
        Alert alert = blotter.look("alice").account().alert(id).orElseThrow();
        AlertTick tick = new AlertTick(new TickPosition(1, 43), price("190.10"), NOON.minusSeconds(1));
        return report(ExecutionType.ALERT_FIRED, alert.fired(NOON, tick));
    }

    public Alert removesAlert(String id) {
        return report(
                ExecutionType.ALERT_REMOVED,
                blotter.look("alice").account().alert(id).orElseThrow());
    }

    private Alert report(ExecutionType type, Alert alert) {
        ExecutionReport report =
                new ExecutionReport("alice", reports.size() + 1, type, "", alert, NOON.plusMillis(reports.size()));
        reports.add(report);
        blotter.report(report);
        return alert;
    }

    private History report(
            ExecutionType type,
            @Nullable Order order,
            @Nullable Fill fill,
            @Nullable Reason reason,
            @Nullable BigDecimal cash) {
        ExecutionReport report = new ExecutionReport(
                "alice", reports.size() + 1, type, "", order, fill, reason, cash, NOON.plusMillis(reports.size()));
        reports.add(report);
        blotter.report(report);
        return this;
    }
}
