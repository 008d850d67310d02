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

/** Reports as lines of RFC 4180, for a spreadsheet: numbers are plain, and no text is taken for anything else. */
final class HistoryCsv {
    /** Tells a spreadsheet that the file is UTF-8. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final String LINE_END = "\r\n";
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
        csv.plain(report.time()).number(report.sequence()).text(ActivityLine.what(report));
        if (report.alert() == null) {
            csv.order(report.order());
        } else {
            csv.empty(2);
            csv.text(report.alert().symbol());
            csv.empty(9);
        }
        csv.fill(report.fill());
        csv.seen(report.order() == null ? null : report.order().placed().quoteSeen());
        Reason reason = report.reason();
        String why = report.alert() != null ? ActivityLine.words(report) : reason == null ? null : reason.text();
        return csv.text(why).amount(report.cash()).end();
    }

    /** A line of its own, as long as the others: who adds the file up must see that something is missing. */
    static String line(ReportScan.Line.LeftOut leftOut) {
        return told(leftOut.inWords());
    }

    /** The last line of a file that does not hold the whole history. */
    static String brokenOff() {
        return told("the history breaks off here, and more may follow: download it again");
    }

    private static String told(String words) {
        HistoryCsv csv = new HistoryCsv();
        csv.empty(2);
        csv.text(words);
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
        plain("#" + order.orderId()).text(order.clientOrderId()).text(order.symbol());
        text(placed.side()).text(placed.type());
        number(order.quantity()).number(order.limitPrice()).number(order.stopPrice());
        text(order.timeInForce())
                .text(order.status())
                .number(order.cumulative())
                .amount(order.averagePrice());
    }

    private void fill(@Nullable Fill fill) {
        if (fill == null) {
            empty(10);
            return;
        }
        number(fill.quantity()).number(fill.price()).amount(fill.value());
        number(fill.tick().partition()).number(fill.tick().offset());
        plain(fill.tickTime()).number(fill.age().toMillis());
        number(fill.last()).number(fill.bid()).number(fill.ask());
    }

    private void seen(@Nullable QuoteSeen seen) {
        if (seen == null) {
            empty(2);
        } else {
            number(seen.price()).number(seen.sequence() < 0 ? null : seen.sequence());
        }
    }

    private void empty(int cells) {
        for (int cell = 0; cell < cells; cell++) {
            plain(null);
        }
    }

    private HistoryCsv amount(@Nullable BigDecimal amount) {
        return number(amount == null ? null : amount.toPlainString());
    }

    /** As a text where a spreadsheet would round it. */
    private HistoryCsv number(@Nullable Object value) {
        String number = value == null ? "" : value.toString();
        return plain(SpreadsheetText.isTooLong(number) ? SpreadsheetText.MARK + number : number);
    }

    /** What needs neither quotes nor a mark. */
    private HistoryCsv plain(@Nullable Object value) {
        line.append(value == null ? "" : value).append(',');
        return this;
    }

    private HistoryCsv text(@Nullable Object value) {
        return plain(quoted(SpreadsheetText.of(value == null ? "" : value.toString())));
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
