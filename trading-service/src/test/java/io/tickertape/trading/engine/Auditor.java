package io.tickertape.trading.engine;

import io.tickertape.tape.market.Instrument;
import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.Tick;
import io.tickertape.tape.market.TickPosition;
import io.tickertape.trading.account.Account;
import io.tickertape.trading.account.Position;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.order.CancelAll;
import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.ExecutionReport;
import io.tickertape.trading.order.ExecutionType;
import io.tickertape.trading.order.Fill;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.OrderReports;
import io.tickertape.trading.order.OrderStatus;
import io.tickertape.trading.order.Reason;
import io.tickertape.trading.order.Replace;
import io.tickertape.trading.order.Side;
import io.tickertape.trading.order.TimeInForce;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps its own books of one account by its reports, and finds whatever does not add up or ought not to be. */
final class Auditor {
    private final Market market;
    private final BigDecimal openingCash;
    private final Account folded = new Account("alice");
    private final List<ExecutionReport> reports = new ArrayList<>();
    private final Map<String, Order> orders = new LinkedHashMap<>();
    /** The latest tick when an order was accepted, or replaced: no earlier one may fill it. */
    private final Map<String, Long> termsSince = new HashMap<>();

    private final Set<String> answered = new HashSet<>();
    private final Map<TickPosition, Tick> ticks = new HashMap<>();
    private final Map<TickPosition, Long> taken = new HashMap<>();
    private final Map<Symbol, Book> books = new HashMap<>();
    private boolean killing;
    private boolean flattening;
    private @Nullable Symbol barred;
    private long fills;

    Auditor(Market market, BigDecimal openingCash) {
        this.market = market;
        this.openingCash = openingCash;
    }

    /** What was traded in a symbol. */
    private static final class Book {
        private long held;
        private BigDecimal bought = BigDecimal.ZERO;
        private BigDecimal sold = BigDecimal.ZERO;
        private long latest;
    }

    static void check(boolean holds, String otherwise, Object about) {
        if (!holds) {
            throw new AssertionError(otherwise + ": " + about);
        }
    }

    private static void same(BigDecimal expected, BigDecimal actual, String what) {
        check(expected.compareTo(actual) == 0, what + " is not " + expected, actual);
    }

    static boolean isRefusal(ExecutionType type) {
        return type == ExecutionType.REJECTED || type == ExecutionType.CANCEL_REJECTED;
    }

    void ticked(Tick tick) {
        ticks.put(tick.position(), tick);
    }

    /**
     * What the operators want.
     *
     * @param isKilling that orders are cancelled
     * @param isFlattening that positions are closed
     * @param barring the symbol in which not even that may be done
     */
    void ruled(boolean isKilling, boolean isFlattening, @Nullable Symbol barring) {
        killing = isKilling;
        flattening = isFlattening;
        barred = barring;
    }

    /** Whether the operators let an order be filled. */
    private boolean mayFill(Order order) {
        return order.isFlattening() ? flattening && !order.symbol().equals(barred) : !killing;
    }

    /** Once the desk has heard the rulings, no order stands that they end, and all that can be closed is being closed. */
    void expectRuled(Account account, Instant now) {
        account.working().forEach(order -> check(mayFill(order), "works against the rulings", order));
        for (Position position : account.positions()) {
            Tick tick = market.latest(position.symbol());
            boolean canTrade = tick != null
                    && isFresh(tick, now)
                    && !isHalted(position.symbol())
                    && !position.symbol().equals(barred);
            check(!flattening || !canTrade || position.available() == 0, "is not being closed", position);
        }
    }

    int reports() {
        return reports.size();
    }

    long fills() {
        return fills;
    }

    List<String> latest() {
        return reports.stream()
                .skip(Math.max(0, reports.size() - 12))
                .map(report -> report.sequence() + " " + ReportLine.of(report))
                .toList();
    }

    /** Why the latest report is a refusal; null when it is none. */
    @Nullable
    Reason refusal() {
        ExecutionReport latest = reports.get(reports.size() - 1);
        return isRefusal(latest.type()) ? latest.reason() : null;
    }

    void heard(ExecutionReport report) {
        reports.add(report);
        check(report.sequence() == reports.size(), "a gap", report);
        folded.apply(report);
        Order order = report.order();
        if (report.type() == ExecutionType.ACCOUNT_OPENED) {
            check(report.sequence() == 1, "opened again", report);
        } else if (report.type() == ExecutionType.CANCEL_REJECTED) {
            check(order == null || order.equals(orders.get(order.orderId())), "changed by a refusal", report);
        } else {
            changed(report, ReportLine.order(report));
        }
    }

    private void changed(ExecutionReport report, Order after) {
        Order before = orders.put(after.orderId(), after);
        check(isLegal(before, after.status(), report.type()), "impossible after " + before, report);
        if (before == null) {
            check(answered.add(after.clientOrderId()), "a second answer", report);
        } else {
            check(
                    after.placed().equals(before.placed()) && after.accepted().equals(before.accepted()),
                    "another identity",
                    report);
        }
        check(
                report.type() != ExecutionType.EXPIRED || after.timeInForce() == TimeInForce.DAY,
                "not for the day",
                report);
        if (report.type() == ExecutionType.NEW || report.type() == ExecutionType.REPLACED) {
            Tick latest = market.latest(after.symbol());
            termsSince.put(
                    after.orderId(), latest == null ? 0 : latest.position().offset());
        }
        terms(before, after, report);
        passedOver(before, after, report);
        Fill fill = report.fill();
        long filled = before == null ? 0 : before.cumulative();
        BigDecimal value = before == null ? BigDecimal.ZERO : before.value();
        check(after.cumulative() == filled + (fill == null ? 0 : fill.quantity().shares()), "shares", report);
        same(value.add(fill == null ? BigDecimal.ZERO : fill.value()), after.value(), "the value of " + after);
        if (fill != null && before != null) {
            traded(before, fill, report.time());
        }
    }

    /** Reports are counted for an order where they set its terms, and nowhere else. */
    private static void terms(@Nullable Order before, Order after, ExecutionReport report) {
        OrderReports known = before == null ? OrderReports.UNKNOWN : before.reports();
        OrderReports expected =
                switch (report.type()) {
                    case NEW -> new OrderReports(report.sequence(), report.sequence());
                    case REPLACED -> new OrderReports(known.accepted(), report.sequence());
                    default -> known;
                };
        check(after.reports().equals(expected), "not the reports " + expected, report);
    }

    private static void passedOver(@Nullable Order before, Order after, ExecutionReport report) {
        if (report.type() == ExecutionType.PASSED_OVER) {
            check(before != null && !before.isPassedOver(), "said before", report);
            check(after.isPassedOver() && after.isTriggered() && after.limitPrice() == null, "not held back", report);
        } else if (report.type() == ExecutionType.TRADE || report.type() == ExecutionType.REPLACED) {
            check(!after.isPassedOver(), "still passed over", report);
        }
    }

    private static boolean isLegal(@Nullable Order before, OrderStatus after, ExecutionType type) {
        if (before == null) {
            return (type == ExecutionType.NEW && after == OrderStatus.NEW)
                    || (type == ExecutionType.REJECTED && after == OrderStatus.REJECTED);
        }
        boolean worked = before.status() == OrderStatus.NEW || before.status() == OrderStatus.PARTIALLY_FILLED;
        return worked
                && switch (type) {
                    case TRADE -> after == OrderStatus.PARTIALLY_FILLED || after == OrderStatus.FILLED;
                    case TRIGGERED, REPLACED, PASSED_OVER -> after == before.status();
                    case CANCELED -> after == OrderStatus.CANCELED;
                    case EXPIRED -> after == OrderStatus.EXPIRED;
                    default -> false;
                };
    }

    private void traded(Order order, Fill fill, Instant now) {
        Tick tick = Objects.requireNonNull(ticks.get(fill.tick()));
        long shares = fill.quantity().shares();
        boolean buys = order.side() == Side.BUY;
        Price quoted = buys ? tick.best().ask() : tick.best().bid();
        check(fill.price().equals(quoted == null ? tick.price() : quoted), "not the quote of " + tick, fill);
        check(crosses(order, fill.price()), "worse than " + order, fill);
        check(order.isTriggered(), "not triggered", order);
        check(tick.symbol().equals(order.symbol()), "another symbol", fill);
        check(isFresh(tick, now), "at a stale tick", fill);
        check(!isHalted(order.symbol()), "while halted", fill);
        check(mayFill(order), "against the rulings", order);
        check(!order.isFlattening() || !buys, "bought to close", order);
        check(order.sessionEnd() == null || now.isBefore(order.sessionEnd()), "after its session", order);
        long since = termsSince.getOrDefault(order.orderId(), 0L);
        check(fill.tick().offset() >= since, "at a tick from before " + since, fill);
        check(
                order.timeInForce() != TimeInForce.FOK || shares == order.leaves(),
                "a part of what is all or nothing",
                fill);
        long takenNow = taken.merge(fill.tick(), shares, Long::sum);
        check(takenNow <= tick.wholeShares(), takenNow + " taken of " + tick, fill);
        book(order.symbol(), buys, shares, fill);
    }

    private void book(Symbol symbol, boolean buys, long shares, Fill fill) {
        Book book = books.computeIfAbsent(symbol, any -> new Book());
        BigDecimal value = fill.price().value().multiply(BigDecimal.valueOf(shares));
        book.held += buys ? shares : -shares;
        book.bought = buys ? book.bought.add(value) : book.bought;
        book.sold = buys ? book.sold : book.sold.add(value);
        book.latest = fill.tick().offset();
        fills++;
    }

    private static boolean crosses(Order order, Price price) {
        Price limit = order.limitPrice();
        Price worst = Objects.requireNonNull(order.worstPrice());
        int toWorst = price.value().compareTo(worst.value());
        int toLimit = limit == null ? 0 : price.value().compareTo(limit.value());
        return order.side() == Side.BUY ? toWorst <= 0 && toLimit <= 0 : toWorst >= 0 && toLimit >= 0;
    }

    private static boolean isFresh(Tick tick, Instant now) {
        long age = now.toEpochMilli() - tick.time().toEpochMilli();
        return Math.abs(age) <= RandomHistory.QUOTE_AGE.toMillis();
    }

    private boolean isHalted(Symbol symbol) {
        Instrument instrument = market.instrument(symbol);
        return instrument != null && instrument.isHalted();
    }

    /** The orders that a tick, when it is shown next, must be tried for: it is later than all that they have met. */
    List<String> due(Tick tick, Instant now) {
        Book book = books.get(tick.symbol());
        boolean isBehind = book != null && book.latest >= offset(tick.position());
        if (!isFresh(tick, now) || isHalted(tick.symbol()) || isBehind) {
            return List.of();
        }
        return orders.values().stream()
                .filter(order -> order.isWorking()
                        && mayFill(order)
                        && order.symbol().equals(tick.symbol())
                        && offset(order.after()) < offset(tick.position()))
                .map(Order::orderId)
                .toList();
    }

    private static long offset(@Nullable TickPosition position) {
        return position == null ? 0 : position.offset();
    }

    /** Whoever still works was not to be triggered, asks a better price, or found nothing left of the tick. */
    void expectTried(List<String> due, Tick tick) {
        boolean isLeft = taken.getOrDefault(tick.position(), 0L) < tick.wholeShares();
        for (String id : due) {
            Order order = Objects.requireNonNull(orders.get(id));
            if (order.isWorking()) {
                Price stop = order.stopPrice();
                int toStop = stop == null ? 0 : tick.price().value().compareTo(stop.value());
                boolean met = order.side() == Side.BUY ? toStop >= 0 : toStop <= 0;
                check(order.isTriggered() || !met, "not triggered by " + tick, order);
                Price price = order.side() == Side.BUY ? tick.buyersPrice() : tick.sellersPrice();
                check(!order.isTriggered() || !isLeft || !crosses(order, price), "not filled by " + tick, order);
                boolean isHeldBack = order.isTriggered() && isLeft && order.limitPrice() == null;
                check(!isHeldBack || order.isPassedOver(), "passed over in silence by " + tick, order);
            }
        }
    }

    void expectNoneAfterItsSession(Instant now) {
        for (Order order : folded.working()) {
            check(order.sessionEnd() == null || now.isBefore(order.sessionEnd()), "works after its session", order);
        }
    }

    /** One answer to each command, a refusal to a late one, and nothing that stays of an order that is immediate. */
    void expectAnswer(Command command, Instant stamp, int reported) {
        List<ExecutionReport> said = reports.subList(reported, reports.size());
        long answers = said.stream()
                .filter(report -> report.command().equals(command.clientOrderId()))
                .filter(report -> !(command instanceof NewOrder) || ReportLine.isAnswer(report))
                .count();
        check(command instanceof CancelAll ? answers > 0 : answers == 1, answers + " answers to " + command, said);
        check(!stamp.isAfter(command.expires()) || refusal() != null, "carried out late", command);
        for (Order order : folded.working()) {
            check(!order.timeInForce().isImmediate(), "an immediate order waits", order);
        }
        if (command instanceof Replace replace && replace.report() != null) {
            expectFresh(replace, replace.report(), reported, said);
        } else if (command instanceof CancelAll all && all.report() != null) {
            expectShown(all, all.report(), stamp, said);
        }
    }

    /** A replacement of terms that others had replaced changes nothing. */
    private void expectFresh(Replace replace, long shown, int reported, List<ExecutionReport> said) {
        long changed = reports.stream()
                .limit(reported)
                .filter(report -> report.type() == ExecutionType.NEW || report.type() == ExecutionType.REPLACED)
                .filter(report -> ReportLine.order(report).orderId().equals(replace.orderId()))
                .mapToLong(ExecutionReport::sequence)
                .max()
                .orElse(0);
        boolean isReplaced = said.stream().anyMatch(report -> report.type() == ExecutionType.REPLACED);
        check(!isReplaced || changed <= shown, "replaced though changed by " + changed, replace);
        boolean isStale = said.stream()
                .anyMatch(report ->
                        report.reason() != null && report.reason().code().equals("desk.replaced-meanwhile"));
        check(!isStale || changed > shown, "refused though changed by " + changed, replace);
    }

    /** All that the page showed is over, and nothing else is. */
    private void expectShown(CancelAll all, long shown, Instant stamp, List<ExecutionReport> said) {
        for (ExecutionReport report : said) {
            if (report.type() == ExecutionType.CANCELED && report.command().equals(all.clientOrderId())) {
                check(acceptedBy(ReportLine.order(report)) <= shown, "not shown, but cancelled", report);
            }
        }
        for (Order order : folded.working()) {
            boolean isTaken = !stamp.isAfter(all.expires());
            check(!isTaken || order.isFlattening() || acceptedBy(order) > shown, "shown, but open", order);
        }
    }

    private long acceptedBy(Order order) {
        return reports.stream()
                .filter(report -> report.type() == ExecutionType.NEW)
                .filter(report -> ReportLine.order(report).orderId().equals(order.orderId()))
                .mapToLong(ExecutionReport::sequence)
                .sum();
    }

    /** Compares the account with the books, and with what its reports alone add up to. */
    void audit(Account account, Instant now) {
        if (!account.isOpen()) {
            return;
        }
        BigDecimal cash = openingCash;
        for (Map.Entry<Symbol, Book> entry : books.entrySet()) {
            Book book = entry.getValue();
            cash = cash.subtract(book.bought).add(book.sold);
            Position position = account.position(entry.getKey());
            check(position.quantity() == book.held, "not the shares of " + entry.getKey(), position);
            same(book.sold.subtract(book.bought), position.realised().subtract(position.cost()), "the result");
            check(
                    position.cost().signum() >= 0
                            && (book.held > 0 || position.cost().signum() == 0),
                    "cost",
                    position);
        }
        same(cash, account.cash(), "cash at " + now);
        auditReserved(account);
        check(account.buyingPower().signum() >= 0, "buying power", account.buyingPower());
        check(account.sequence() == folded.sequence(), "sequence", account.sequence());
        same(folded.cash(), account.cash(), "folded cash");
        same(folded.reserved(), account.reserved(), "folded reservation");
        check(List.copyOf(folded.positions()).equals(List.copyOf(account.positions())), "folded positions", account);
        check(List.copyOf(folded.working()).equals(List.copyOf(account.working())), "folded orders", account);
    }

    private void auditReserved(Account account) {
        BigDecimal reserved = BigDecimal.ZERO;
        Map<Symbol, Long> shares = new HashMap<>();
        int working = 0;
        for (Order order : orders.values()) {
            if (order.status() == OrderStatus.NEW || order.status() == OrderStatus.PARTIALLY_FILLED) {
                working++;
                long leaves = order.quantity().shares() - order.cumulative();
                BigDecimal worst = Objects.requireNonNull(order.worstPrice()).value();
                if (order.side() == Side.BUY) {
                    reserved = reserved.add(worst.multiply(BigDecimal.valueOf(leaves)));
                } else {
                    shares.merge(order.symbol(), leaves, Long::sum);
                }
            }
        }
        same(reserved, account.reserved(), "reserved");
        check(working == account.working().size(), "not the open orders", account.working());
        for (Position position : account.positions()) {
            long sells = shares.getOrDefault(position.symbol(), 0L);
            check(position.reserved() == sells && sells <= position.quantity(), "not " + sells + " reserved", position);
        }
    }
}
