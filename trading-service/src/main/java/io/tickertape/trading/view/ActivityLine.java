package io.tickertape.trading.view;

import io.tickertape.trading.order.ExecutionReport;
import io.tickertape.trading.order.ExecutionType;
import io.tickertape.trading.order.Fill;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.Reason;
import io.tickertape.trading.order.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
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
    /** Of the orders of one command. */
    private static final int MOST_TOLD = 5;

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
                fill == null || order == null ? null : FillFigures.of(order, fill));
    }

    /** What happened, in a word or two. */
    public static String what(ExecutionReport report) {
        return switch (report.type()) {
            case ACCOUNT_OPENED -> "opened";
            case NEW -> "working";
            case TRADE -> report.order() != null && report.order().isWorking() ? "partly filled" : "filled";
            case TRIGGERED -> "triggered";
            case PASSED_OVER -> "passed over";
            case REPLACED -> "replaced";
            case CANCELED -> "cancelled";
            case EXPIRED -> "expired";
            case REJECTED -> "rejected";
            case CANCEL_REJECTED -> "not changed";
            case ALERT_SET -> "alert set";
            case ALERT_FIRED -> "alert";
            case ALERT_REMOVED -> "alert removed";
            case ALERT_REJECTED -> "alert refused";
        };
    }

    /** To what, and why. */
    public static String words(ExecutionReport report) {
        Order order = report.order();
        Reason reason = report.reason();
        String why = reason == null ? "" : reason.text();
        if (report.cash() != null) {
            return "The account opens with " + Figures.exact(report.cash());
        }
        if (report.alert() != null) {
            return AlertRow.words(report.alert());
        }
        if (order == null) {
            return why;
        }
        Fill fill = report.fill();
        if (fill != null) {
            return traded(order, fill);
        }
        return words(order, report.type() == ExecutionType.NEW ? "" : Words.filledAndWhy(order, why));
    }

    /** An order as it stands, and what is filled of it. */
    static String words(Order order) {
        return words(order, Words.filled(order));
    }

    private static String words(Order order, String more) {
        return Words.of(order) + (more.isEmpty() ? "" : ": " + more);
    }

    private static String traded(Order order, Fill fill) {
        long shares = fill.quantity().shares();
        String all = order.isWorking()
                ? ", " + Figures.shares(order.cumulative()) + " of "
                        + Figures.shares(order.quantity().shares())
                : order.cumulative() == shares
                        ? ""
                        : ", " + Figures.shares(order.cumulative()) + " in all at " + Figures.average(order);
        return (order.side() == Side.BUY ? "Bought " : "Sold ") + Figures.shares(shares) + " " + order.symbol() + " at "
                + Figures.price(fill.price()) + all;
    }

    /** Several reports of one kind that one command led to: how many, and what was filled of their orders. */
    static String words(List<ExecutionReport> reports) {
        List<String> filled = new ArrayList<>();
        for (ExecutionReport report : reports) {
            Order order = report.order();
            if (order != null && order.cumulative() > 0) {
                filled.add(order.symbol() + " " + Words.filled(order));
            }
        }
        String more = filled.size() > MOST_TOLD ? "; and " + (filled.size() - MOST_TOLD) + " more" : "";
        return Figures.shares(reports.size()) + " orders"
                + (filled.isEmpty()
                        ? ""
                        : ": " + filled.stream().limit(MOST_TOLD).collect(Collectors.joining("; ")))
                + more;
    }
}
