package io.tickertape.trading.view;

import io.tickertape.trading.order.ExecutionReport;
import io.tickertape.trading.order.ExecutionType;
import io.tickertape.trading.order.Fill;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.Reason;
import io.tickertape.trading.order.Side;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A report in a line of words.
 *
 * @param sequence of the report, which names the line
 * @param fill what a fill opens to; null of everything else
 */
public record ActivityLine(
        String sequence,
        String time,
        String clock,
        String kind,
        String what,
        String words,
        @Nullable FillFigures fill) {
    public static ActivityLine of(ExecutionReport report) {
        Fill fill = report.fill();
        Order order = report.order();
        return new ActivityLine(
                Long.toString(report.sequence()),
                report.time().toString(),
                Figures.clock(report.time()),
                report.type().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                what(report),
                words(report),
                fill == null || order == null
                        ? null
                        : FillFigures.of(fill, order.placed().quoteSeen()));
    }

    /** What happened, in a word or two. */
    public static String what(ExecutionReport report) {
        return switch (report.type()) {
            case ACCOUNT_OPENED -> "opened";
            case NEW -> "working";
            case TRADE -> report.order() != null && report.order().isWorking() ? "partly filled" : "filled";
            case TRIGGERED -> "triggered";
            case REPLACED -> "replaced";
            case CANCELED -> "cancelled";
            case EXPIRED -> "expired";
            case REJECTED -> "rejected";
            case CANCEL_REJECTED -> "not changed";
        };
    }

    /** To what, and why. */
    static String words(ExecutionReport report) {
        Order order = report.order();
        Reason reason = report.reason();
        String why = reason == null ? "" : reason.text();
        if (report.cash() != null) {
            return "The account opens with " + Figures.exact(report.cash());
        }
        if (order == null) {
            return why;
        }
        Fill fill = report.fill();
        if (fill != null) {
            return traded(order, fill);
        }
        String words = Words.of(order);
        return why.isEmpty() || report.type() == ExecutionType.NEW ? words : words + ": " + why;
    }

    private static String traded(Order order, Fill fill) {
        return (order.side() == Side.BUY ? "Bought " : "Sold ")
                + Figures.shares(fill.quantity().shares()) + " " + order.symbol() + " at " + fill.price()
                + (order.isWorking()
                        ? ", " + Figures.shares(order.cumulative()) + " of "
                                + Figures.shares(order.quantity().shares())
                        : "");
    }
}
