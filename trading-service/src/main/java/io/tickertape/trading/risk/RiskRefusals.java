package io.tickertape.trading.risk;

import static io.tickertape.tape.market.Grouping.money;
import static io.tickertape.tape.market.Grouping.shares;

import io.tickertape.tape.market.Grouping;
import io.tickertape.tape.market.Instrument;
import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Symbol;
import io.tickertape.trading.order.Refusal;
import io.tickertape.trading.order.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is said when an order goes beyond a limit: the limit, what was sent, and what would be right. */
final class RiskRefusals {
    private static final String ANYWAY = ", or place it anyway";
    private static final String WHEN_FRESH =
            "without a fresh price no order can be checked: send it again when there is one";

    /** Those that are about the account and not about the order. */
    private static final Set<String> FOR_ANY_ORDER = Set.of("risk.orders-per-second", "risk.open-orders");

    private RiskRefusals() {}

    /** Whether another order might pass: neither the account nor a fault of ours is in the way of all of them. */
    static boolean isAboutItsOrder(Refusal refusal) {
        return refusal.code().startsWith("risk.") && !FOR_ANY_ORDER.contains(refusal.code());
    }

    static Refusal unknown(Symbol symbol) {
        return hard(
                "symbol",
                "symbol",
                symbol + " has neither a price nor an instrument here",
                "send a symbol that the board shows");
    }

    static Refusal halted(Instrument instrument) {
        String word = instrument.status().toLowerCase(Locale.ROOT).replace('_', ' ');
        return hard("halted", "symbol", instrument.symbol() + " is " + word, "orders are taken again when it trades");
    }

    static Refusal noQuote(Symbol symbol, Duration limit) {
        return hard(
                "quote-age",
                "symbol",
                symbol + " has no price yet, and the limit is one of the last " + seconds(limit),
                WHEN_FRESH);
    }

    static Refusal oldQuote(Symbol symbol, Duration age, Duration limit) {
        return hard(
                "quote-age",
                "symbol",
                "the latest price of " + symbol + " is " + seconds(age) + " old, and the limit is " + seconds(limit),
                WHEN_FRESH);
    }

    static Refusal noLots(Proposal proposal, long lotSize) {
        boolean maySellAll = proposal.order().side() == Side.SELL
                && proposal.means().isKnown()
                && proposal.means().shares() > 0
                && proposal.sellable() % lotSize != 0;
        return hard(
                "lot-size",
                "quantity",
                shares(proposal.order().quantity().shares()) + " is no multiple of the lot size, " + shares(lotSize),
                "send whole lots of " + shares(lotSize) + " shares"
                        + (maySellAll ? ", or " + shares(proposal.sellable()) + " to sell all that is left" : ""));
    }

    static Refusal alreadyFilled(long shares, long filled) {
        return hard(
                "filled",
                "quantity",
                shares(filled) + " shares are filled already, and the whole order is to have " + shares(shares),
                "send more than " + shares(filled) + " shares, or cancel the rest");
    }

    static Refusal aboveMaximumQuantity(long shares, long maximum) {
        return hard(
                "maximum-quantity",
                "quantity",
                shares(shares) + " is above the maximum quantity, " + shares(maximum),
                "send " + shares(maximum) + " shares or fewer");
    }

    static Refusal offIncrement(String field, Price price, Price increment) {
        return hard(
                "price-increment",
                field,
                price.grouped() + " is no multiple of the minimum price increment, " + increment,
                "send a price in steps of " + increment);
    }

    static Refusal outsideCollar(String field, Price price, Price last, BigDecimal percent, Optional<PriceBand> band) {
        return hard(
                "price-collar", field, away(price, last) + ", and the price collar is " + percent(percent), in(band));
    }

    static Refusal farAway(String field, Price price, Price last, BigDecimal percent, Optional<PriceBand> band) {
        return soft(
                "price-distance",
                field,
                away(price, last) + ", and the limit without a question is " + percent(percent),
                in(band) + ANYWAY);
    }

    static Refusal tradesOutsideCollar(TradedSide side, BigDecimal percent, Optional<PriceBand> band) {
        return hard(
                "price-collar",
                "",
                fate(side) + away(side.price(), side.last()) + ", and the price collar is " + percent(percent),
                "wait for a nearer " + side.word() + ", or " + limitIn(band));
    }

    static Refusal tradesFarAway(TradedSide side, BigDecimal percent, Optional<PriceBand> band) {
        return soft(
                "price-distance",
                "",
                fate(side) + away(side.price(), side.last()) + ", and the limit without a question is "
                        + percent(percent),
                limitIn(band) + ANYWAY);
    }

    /** @param traded null where the order would wait for its limit */
    static Refusal met(Side side, Price stop, Price last, @Nullable TradedSide traded) {
        String where = side == Side.BUY ? "above" : "below";
        return soft(
                "stop-met",
                "stopPrice",
                "the last price, " + last.grouped() + ", meets the stop price, " + stop.grouped() + ", already: "
                        + (traded == null
                                ? "it would wait for its limit alone"
                                : traded.isTakenAtOnce()
                                        ? "it would trade at once, near "
                                                + traded.price().grouped()
                                        : "it would wait, " + traded.bound()),
                "send a stop price " + where + " the last price" + ANYWAY);
    }

    /** An order without a limit waits, too, where its protection is in the way. */
    private static String fate(TradedSide side) {
        return side.isTakenAtOnce()
                ? "it would trade at once at the " + side.word() + ": "
                : "it would wait for the " + side.word() + ", " + side.bound() + ": ";
    }

    private static String limitIn(Optional<PriceBand> band) {
        return band.map(prices -> "send a limit order at a price from " + prices)
                .orElse("send a limit order");
    }

    private static String away(Price price, Price last) {
        return price.grouped() + " is " + percentBetween(price, last) + " from the last price, " + last.grouped();
    }

    private static String in(Optional<PriceBand> band) {
        return band.map(prices -> "send a price from " + prices).orElse("send a price that is nearer");
    }

    static Refusal aboveMaximumValue(BigDecimal value, BigDecimal maximum) {
        return hard(
                "maximum-value",
                "quantity",
                "the order is worth " + money(value) + " at its worst price, and the maximum is " + money(maximum),
                "send fewer shares");
    }

    static Refusal large(BigDecimal value, BigDecimal limit) {
        return soft(
                "large-value",
                "quantity",
                "the order is worth " + money(value) + " at its worst price, and the limit without a question is "
                        + money(limit),
                "send fewer shares" + ANYWAY);
    }

    static Refusal duplicate(Duration ago, Duration within) {
        return soft(
                "duplicate",
                "",
                "the same order was sent " + seconds(ago) + " ago, and within " + seconds(within)
                        + " that is likely a mistake",
                "leave it at the first" + ANYWAY);
    }

    static Refusal tooManyPerSecond(int ordersPerSecond, int burst) {
        return hard(
                "orders-per-second",
                "",
                "the account sends more than " + ordersPerSecond + " orders a second, or " + burst + " at once",
                "send it again in a moment");
    }

    static Refusal tooManyOpen(int open, int limit) {
        return hard(
                "open-orders",
                "",
                "the account has " + open + " open orders, and the limit is " + limit,
                "cancel one first");
    }

    /** @param what moved, such as the last price */
    static Refusal moved(String what, Price seen, Price now, BigDecimal tolerance) {
        return hard(
                "price-moved",
                "",
                "the " + what + " was " + seen.grouped() + " on your page and is " + now.grouped()
                        + " now: it moved by " + percentBetween(now, seen) + ", and the tolerance is "
                        + percent(tolerance),
                "look at the price, and send it again if it suits");
    }

    private static Refusal hard(String limit, String field, String wrong, String right) {
        return new Refusal("risk." + limit, field, wrong, right);
    }

    private static Refusal soft(String limit, String field, String wrong, String right) {
        return new Refusal("risk." + limit, field, wrong, right, null, true);
    }

    /** Rounded away from zero: what is just beyond a limit must not read as if it were at it. */
    private static String percentBetween(Price price, Price from) {
        BigDecimal away = price.value().subtract(from.value()).abs();
        return percent(away.movePointRight(2).divide(from.value(), 2, RoundingMode.UP));
    }

    private static String percent(BigDecimal percent) {
        return plain(percent) + " %";
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    /** From ten seconds on without decimals, rounded up: what is beyond a limit must not read as if it were at it. */
    private static String seconds(Duration time) {
        BigDecimal seconds = BigDecimal.valueOf(time.toMillis(), 3);
        return Grouping.grouped(
                        plain(seconds.compareTo(BigDecimal.TEN) < 0 ? seconds : seconds.setScale(0, RoundingMode.UP)))
                + " s";
    }
}
