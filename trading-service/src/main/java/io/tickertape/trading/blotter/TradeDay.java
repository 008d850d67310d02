package io.tickertape.trading.blotter;

import io.tickertape.tape.market.Symbol;
import io.tickertape.trading.account.Account;
import io.tickertape.trading.order.ExecutionReport;
import io.tickertape.trading.order.Fill;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account traded on one day (UTC), and what that brought: a fold of all its reports, from the first on, since what
 * a sale brings depends on what was paid before.
 */
public final class TradeDay {
    /** The latest of a day; its sums count all of them. */
    public static final int MOST_SHOWN = 500;

    /**
     * A fill of an order.
     *
     * @param result what a sale brought above the cost of what it sold, and nothing of a buy; null where that is not known,
     *     since a report before it is missing
     */
    public record Trade(Instant time, Symbol symbol, Side side, Fill fill, @Nullable BigDecimal result) {}

    /**
     * What the trades of a day add up to.
     *
     * @param result null where that of any trade is not known
     */
    public record Sums(long trades, BigDecimal bought, BigDecimal sold, @Nullable BigDecimal result) {}

    private final LocalDate day;
    private final Deque<Trade> latest = new ArrayDeque<>();
    private Sums sums = new Sums(0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
    /** Null after a report that is missing: from there on nobody knows what was paid. */
    private @Nullable Account account;

    public TradeDay(String account, LocalDate day) {
        this.account = new Account(account);
        this.day = day;
    }

    /** The account's next report. */
    public void add(ExecutionReport report) {
        BigDecimal result = apply(report);
        Fill fill = report.fill();
        Order order = report.order();
        if (fill != null
                && order != null
                && LocalDate.ofInstant(report.time(), ZoneOffset.UTC).equals(day)) {
            add(new Trade(report.time(), order.symbol(), order.side(), fill, result));
        }
    }

    /** A report of the account's is missing. */
    public void missing() {
        account = null;
    }

    private @Nullable BigDecimal apply(ExecutionReport report) {
        Account folded = account;
        Order order = report.order();
        if (folded == null) {
            return null;
        }
        BigDecimal before = order == null
                ? BigDecimal.ZERO
                : folded.position(order.symbol()).realised();
        try {
            folded.apply(report);
        } catch (RuntimeException e) {
            // Whatever does not fit: what was paid is not known from here on.
            account = null;
            return null;
        }
        return order == null
                ? BigDecimal.ZERO
                : folded.position(order.symbol()).realised().subtract(before);
    }

    private void add(Trade trade) {
        latest.addLast(trade);
        if (latest.size() > MOST_SHOWN) {
            latest.removeFirst();
        }
        BigDecimal value = trade.fill().value();
        boolean isBuy = trade.side() == Side.BUY;
        BigDecimal known = sums.result();
        BigDecimal result = trade.result();
        sums = new Sums(
                sums.trades() + 1,
                isBuy ? sums.bought().add(value) : sums.bought(),
                isBuy ? sums.sold() : sums.sold().add(value),
                known == null || result == null ? null : known.add(result));
    }

    public LocalDate day() {
        return day;
    }

    /** Oldest first. */
    public List<Trade> latest() {
        return new ArrayList<>(latest);
    }

    public Sums sums() {
        return sums;
    }
}
