package io.tickertape.trading.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.testbed.records.Mutations;
import io.tickertape.trading.CsvFile;
import io.tickertape.trading.History;
import io.tickertape.trading.engine.TestEngine;
import io.tickertape.trading.execution.ReportScan;
import io.tickertape.trading.message.ReportJson;
import io.tickertape.trading.order.ExecutionReport;
import io.tickertape.trading.view.ActivityLine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class HistoryCsvTest {
    private final History history = new History();

    @Test
    void writesAFillWithAllThatItWasMadeBy() {
        history.opens();
        history.fills(history.accepts("c1", "2-11"), 60);
        Map<String, String> fill = rows().get(2);

        assertEquals("2026-03-02T12:00:00.002Z", fill.get("Time (UTC)"));
        assertEquals("3", fill.get("Report"));
        assertEquals("partly filled", fill.get("What happened"));
        assertEquals("#2-11", fill.get("Order"));
        assertEquals("'c1", fill.get("Ticket"));
        assertEquals("AAPL", fill.get("Symbol"));
        assertEquals("BUY", fill.get("Side"));
        assertEquals("100", fill.get("Quantity"));
        assertEquals("189.50", fill.get("Limit price"));
        assertEquals("PARTIALLY_FILLED", fill.get("State"));
        assertEquals("60", fill.get("Filled quantity"));
        assertEquals("11367.00", fill.get("Fill value"));
        assertEquals("42", fill.get("Tick offset"));
        assertEquals("12", fill.get("Tick age (ms)"));
        assertEquals("189.43", fill.get("Tick bid"));
        assertEquals("189.40", fill.get("Seen price"));
        assertEquals("7", fill.get("Seen sequence"));
        assertEquals("", fill.get("Opening cash"));
        assertEquals("100000.00", rows().get(0).get("Opening cash"));
    }

    @Test
    void tellsOfAnAlertWithItsSymbol() {
        history.opens();
        history.setsAlert("0-7");
        history.firesAlert("0-7");
        Map<String, String> fired = rows().get(2);

        assertEquals("alert", fired.get("What happened"));
        assertEquals("AAPL", fired.get("Symbol"));
        assertEquals("AAPL is at 190.10: at or above 190.00", fired.get("Reason"));
        assertEquals("", fired.get("Opening cash"));
        assertEquals("alert set", rows().get(1).get("What happened"));
    }

    @Test
    void keepsEverySignOfATextAndLetsNoneBeAFormula() {
        history.opens();
        List<String> reasons = List.of(
                "=1+1", "+1", "-1", "@sum", "\tx", "\rx", "said \"no\", twice", "two\r\nlines", "Grüße, 日本", "plain");
        for (int order = 0; order < reasons.size(); order++) {
            history.cancels(history.accepts("c" + order, "0-" + order), reasons.get(order));
        }
        List<String> read = new ArrayList<>();
        rows().stream()
                .map(row -> row.get("Reason"))
                .filter(reason -> !reason.isEmpty())
                .forEach(read::add);

        assertEquals(
                List.of(
                        "'=1+1",
                        "'+1",
                        "'-1",
                        "'@sum",
                        "'\tx",
                        "'\rx",
                        "said \"no\", twice",
                        "two\r\nlines",
                        "Grüße, 日本",
                        "plain"),
                read);
    }

    @Test
    void keepsASymbolAndALongNumberAsTheyAre() {
        TestEngine engine = new TestEngine();
        engine.buys(1, "MAR1").at("10");
        engine.buys(1, "TRUE").at("10");
        engine.buys(1, "1E5").at("10");
        StringBuilder file = new StringBuilder(HistoryCsv.header());
        engine.allReports().stream()
                .skip(1)
                .map(HistoryCsvTest::seenAtALongSequence)
                .forEach(file::append);

        assertEquals(
                List.of("'MAR1", "'TRUE", "'1E5"),
                CsvFile.read(file.toString()).stream()
                        .map(row -> row.get("Symbol"))
                        .toList());
        assertEquals("'1234567890123456", CsvFile.read(file.toString()).get(0).get("Seen sequence"));
    }

    /** Orders of the engine are numbered from 1, those of the journal by their place. */
    private static String seenAtALongSequence(ExecutionReport report) {
        String json = new String(ReportJson.write(report), UTF_8)
                .replaceFirst("\"orderId\":\"", "\"orderId\":\"0-")
                .replaceFirst(
                        "\"submitted\"", "\"quoteSequence\":1234567890123456,\"quotePrice\":\"10\",\"submitted\"");
        return HistoryCsv.line(ReportJson.read(json.getBytes(UTF_8)));
    }

    @Test
    void tellsASpreadsheetHowItIsWrittenAndEndsEachLineAsTheRuleSays() {
        assertTrue(HistoryCsv.header().startsWith("\uFEFFTime (UTC),Report,What happened,Order,"));
        assertTrue(HistoryCsv.header().endsWith(",Reason,Opening cash\r\n"));
    }

    @Test
    void saysInALineOfItsOwnThatARecordIsLeftOut() {
        ReportScan.Line.LeftOut leftOut = new ReportScan.Line.LeftOut(new TopicPartition("executions", 2), 17);
        List<Map<String, String>> rows = CsvFile.read(HistoryCsv.header() + HistoryCsv.line(leftOut));

        assertEquals(
                "a record that cannot be read is left out: executions-2@17",
                rows.get(0).get("What happened"));
    }

    @Test
    void writesALineForEveryMutantOfAReportThatCanBeRead() {
        history.opens();
        history.cancels(history.fills(history.accepts("c1", "2-11"), 60), "enough of it");
        Mutations mutations =
                new Mutations(3, history.reports.stream().map(ReportJson::write).toList());
        int written = 0;
        for (int mutant = 0; mutant < Mutations.count(); mutant++) {
            ExecutionReport report;
            try {
                report = ReportJson.read(mutations.next());
            } catch (IllegalArgumentException e) {
                continue;
            }
            written +=
                    CsvFile.read(HistoryCsv.header() + HistoryCsv.line(report)).size();
            assertTrue(ActivityLine.of(report).words().length() < 3_000);
        }
        assertTrue(written > Mutations.count() / 20, written + " lines");
    }

    @Test
    void namesTheFileAfterTheAccountAndTheDay() {
        LocalDate day = LocalDate.parse("2026-03-02");
        assertEquals("tickertape-alice-2026-03-02.csv", HistoryController.fileName("alice", day));
        assertEquals("tickertape-a_b__-2026-03-02.csv", HistoryController.fileName("a/b\"\r", day));
    }

    private List<Map<String, String>> rows() {
        StringBuilder file = new StringBuilder(HistoryCsv.header());
        history.reports.forEach(report -> file.append(HistoryCsv.line(report)));
        return CsvFile.read(file.toString());
    }
}
