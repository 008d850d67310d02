package io.tickertape.trading.view;

import io.tickertape.tape.market.Price;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.OrderStatus;
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

    /** A form's field as the page labels it; empty where it is none that a person sees. */
    static String ofField(String field) {
        return switch (field) {
            case "symbol" -> "Symbol";
            case "side" -> "Side";
            case "quantity" -> "Quantity";
            case "type" -> "Type";
            case "limitPrice" -> "Limit price";
            case "stopPrice" -> "Stop price";
            case "timeInForce" -> "Time in force";
            case "quotePrice", "quoteBid", "quoteAsk", "quoteSequence" -> "Quote";
            case "ticket" -> "Ticket";
            case "orderId" -> "Order";
            case "alertId" -> "Alert";
            case "condition" -> "Tell me when";
            case "level" -> "Price or percent";
            default -> "";
        };
    }

    /** The prices that an order names: its limit, and what it waits for. */
    static String prices(@Nullable Price limit, @Nullable Price stop) {
        if (stop == null) {
            return Figures.price(limit);
        }
        return (limit == null ? "" : limit.grouped() + " ") + "stop " + stop.grouped();
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

    /** What was filled of an order, and at which price on the average; empty where nothing was. */
    static String filled(Order order) {
        if (order.cumulative() == 0) {
            return "";
        }
        String rest =
                switch (order.status()) {
                    case CANCELED -> ", the rest cancelled";
                    case EXPIRED -> ", the rest expired";
                    case NEW, PARTIALLY_FILLED, FILLED, REJECTED -> "";
                };
        return share(order) + (order.side() == Side.BUY ? " bought" : " sold") + " at " + Figures.average(order) + rest;
    }

    private static String share(Order order) {
        String whole = Figures.shares(order.quantity().shares());
        return order.status() == OrderStatus.FILLED ? whole : Figures.shares(order.cumulative()) + " of " + whole;
    }

    /** What was filled of an order, and why it is as it is. */
    static String filledAndWhy(@Nullable Order order, String why) {
        String filled = order == null ? "" : filled(order);
        return filled + (filled.isEmpty() || why.isEmpty() ? "" : "; ") + why;
    }
}
