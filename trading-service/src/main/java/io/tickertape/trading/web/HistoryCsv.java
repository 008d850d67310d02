package io.tickertape.trading.web;

import io.tickertape.trading.execution.ReportScan;
import io.tickertape.trading.order.ExecutionReport;
import io.tickertape.trading.order.Fill;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.QuoteSeen;
import io.tickertape.trading.order.Reason;
import io.tickertape.trading.view.ActivityLine;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reports as lines of RFC 4180, for a spreadsheet: numbers are plain, and no text can be taken for a formula. */
final class HistoryCsv {
    /** Tells a spreadsheet that the file is UTF-8. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final String LINE_END = "\r\n";
    private static final String FORMULA_STARTS = "=+-@\t\r";
    private static final List<String> COLUMNS = List.of(
            "Time (UTC)",
            "Report",
            "What happened",
            "Order",
            "Ticket",
            "Symbol",
            "Side",
            "Type",
            "Quantity",
            "Limit price",
            "Stop price",
            "Time in force",
            "State",
            "Filled quantity",
            "Average price",
            "Fill quantity",
            "Fill price",
            "Fill value",
            "Tick partition",
            "Tick offset",
            "Tick time (UTC)",
            "Tick age (ms)",
            "Tick price",
            "Tick bid",
            "Tick ask",
            "Seen price",
            "Seen sequence",
            "Reason",
            "Opening cash");

    private final StringBuilder line = new StringBuilder();

    static String header() {
        HistoryCsv csv = new HistoryCsv();
        COLUMNS.forEach(csv::text);
        return BYTE_ORDER_MARK + csv.end();
    }

    static String line(ExecutionReport report) {
        HistoryCsv csv = new HistoryCsv();
        csv.plain(report.time()).plain(report.sequence()).text(ActivityLine.what(report));
        csv.order(report.order());
        csv.fill(report.fill());
        csv.seen(report.order() == null ? null : report.order().placed().quoteSeen());
        Reason reason = report.reason();
        return csv.text(reason == null ? null : reason.text())
                .amount(report.cash())
                .end();
    }

    /** A line of its own, as long as the others: who adds the file up must see that something is missing. */
    static String line(ReportScan.Line.LeftOut leftOut) {
        HistoryCsv csv = new HistoryCsv();
        csv.empty(2);
        csv.text(leftOut.inWords());
        csv.empty(COLUMNS.size() - 3);
        return csv.end();
    }

    private void order(@Nullable Order order) {
        if (order == null) {
            empty(12);
            return;
        }
        NewOrder placed = order.placed();
        // Without the mark a spreadsheet would take 2-11 for a day in February.
        text("#" + order.orderId()).text(order.clientOrderId()).text(order.symbol());
        text(placed.side()).text(placed.type());
        plain(order.quantity()).plain(order.limitPrice()).plain(order.stopPrice());
        text(order.timeInForce()).text(order.status()).plain(order.cumulative()).amount(order.averagePrice());
    }

    private void fill(@Nullable Fill fill) {
        if (fill == null) {
            empty(10);
            return;
        }
        plain(fill.quantity()).plain(fill.price()).amount(fill.value());
        plain(fill.tick().partition()).plain(fill.tick().offset());
        plain(fill.tickTime()).plain(fill.age().toMillis());
        plain(fill.last()).plain(fill.bid()).plain(fill.ask());
    }

    private void seen(@Nullable QuoteSeen seen) {
        if (seen == null) {
            empty(2);
        } else {
            plain(seen.price()).plain(seen.sequence() < 0 ? null : seen.sequence());
        }
    }

    private void empty(int cells) {
        for (int cell = 0; cell < cells; cell++) {
            plain(null);
        }
    }

    private HistoryCsv amount(@Nullable BigDecimal amount) {
        return plain(amount == null ? null : amount.toPlainString());
    }

    /** A number or a time, which needs no quotes. */
    private HistoryCsv plain(@Nullable Object value) {
        line.append(value == null ? "" : value).append(',');
        return this;
    }

    private HistoryCsv text(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        boolean isFormula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
        return plain(quoted(isFormula ? "'" + text : text));
    }

    private static String quoted(String text) {
        boolean needsQuotes = text.chars().anyMatch(sign -> sign == ',' || sign == '"' || sign == '\r' || sign == '\n');
        return needsQuotes ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private String end() {
        line.setLength(line.length() - 1);
        return line.append(LINE_END).toString();
    }
}
