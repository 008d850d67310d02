package io.tickertape.trading.view;

import io.tickertape.tape.market.Price;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.OrderType;
import io.tickertape.trading.order.Side;
import io.tickertape.trading.order.TimeInForce;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The trader's words as the desk writes them. */
final class Words {
    private Words() {}

    static String of(Side side) {
        return side == Side.BUY ? "Buy" : "Sell";
    }

    static String of(OrderType type) {
        return switch (type) {
            case MARKET -> "Market";
            case LIMIT -> "Limit";
            case STOP -> "Stop";
            case STOP_LIMIT -> "Stop limit";
        };
    }

    static String of(TimeInForce time) {
        return switch (time) {
            case DAY -> "Day";
            case GTC, IOC, FOK -> time.name();
        };
    }

    /** The prices that an order names: its limit, and what it waits for. */
    static String prices(@Nullable Price limit, @Nullable Price stop) {
        if (stop == null) {
            return limit == null ? "" : limit.toString();
        }
        return (limit == null ? "" : limit + " ") + "stop " + stop;
    }

    /** The order as it stands after replacements. */
    static String of(Order order) {
        return of(order.asItStands());
    }

    /** The order as the trader placed it. */
    static String of(NewOrder order) {
        OrderType type = order.type();
        Price stop = order.stopPrice();
        String prices = type == OrderType.STOP ? prices(stop, null) : prices(order.limitPrice(), stop);
        return of(order.side()) + " " + Figures.shares(order.quantity().shares()) + " " + order.symbol() + " "
                + of(type).toLowerCase(Locale.ROOT) + (prices.isEmpty() ? "" : " " + prices) + " "
                + (order.timeInForce() == TimeInForce.DAY ? "day" : of(order.timeInForce()));
    }
}
