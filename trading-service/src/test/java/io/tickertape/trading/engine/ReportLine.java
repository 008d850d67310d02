package io.tickertape.trading.engine;

import io.tickertape.trading.alert.Alert;
import io.tickertape.trading.alert.AlertFiring;
import io.tickertape.trading.order.ExecutionReport;
import io.tickertape.trading.order.ExecutionType;
import io.tickertape.trading.order.Fill;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.Reason;
import org.jspecify.annotations.Nullable;

/** A report in a line: the order's number, what happened, how much of it is filled, and why. */
public final class ReportLine {
    private ReportLine() {}

    public static String of(ExecutionReport report) {
        Order order = report.order();
        String number = order == null ? "" : order.orderId() + " ";
        return number + what(report, order) + why(report.reason());
    }

    private static String what(ExecutionReport report, @Nullable Order order) {
        if (report.alert() != null) {
            return report.type() + " " + report.alert().id() + " "
                    + report.alert().terms().inWords() + by(report.alert());
        }
        if (order == null) {
            return report.cash() == null
                    ? report.type().name()
                    : report.type() + " " + report.cash().toPlainString();
        }
        String of = " " + order.cumulative() + "/" + order.quantity();
        return switch (report.type()) {
            case NEW -> "NEW " + order.placed().inWords();
            case TRADE -> "TRADE " + of(report.fill()) + ", " + order.status() + of;
            case REPLACED ->
                "REPLACED" + (order.limitPrice() == null ? "" : " at " + order.limitPrice()) + ", " + order.status()
                        + of;
            case REJECTED,
                    TRIGGERED,
                    PASSED_OVER,
                    CANCEL_REJECTED,
                    ACCOUNT_OPENED,
                    ALERT_SET,
                    ALERT_FIRED,
                    ALERT_REMOVED,
                    ALERT_REJECTED -> report.type().name();
            case CANCELED, EXPIRED -> report.type() + of;
        };
    }

    private static String by(Alert alert) {
        AlertFiring firing = alert.firing();
        return firing == null || firing.tick() == null
                ? ""
                : " by " + firing.tick().position();
    }

    private static String of(@Nullable Fill fill) {
        return fill == null ? "" : fill.quantity() + " at " + fill.price() + " by " + fill.tick();
    }

    private static String why(@Nullable Reason reason) {
        if (reason == null) {
            return "";
        }
        return ": " + reason.code() + (reason.nearestQuantity() == 0 ? "" : ", nearest " + reason.nearestQuantity());
    }

    /** The order of a report that must have one. */
    static Order order(ExecutionReport report) {
        Order order = report.order();
        if (order == null) {
            throw new IllegalArgumentException(report.execId() + " has no order");
        }
        return order;
    }

    static boolean isAnswer(ExecutionReport report) {
        return report.type() == ExecutionType.NEW || report.type() == ExecutionType.REJECTED;
    }
}
