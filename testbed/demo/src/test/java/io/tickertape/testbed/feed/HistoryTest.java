package io.tickertape.testbed.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes into the ticks of a replay, and what is said of the file beside it. */
final class HistoryTest {
    private final Path file;

    HistoryTest(@TempDir Path directory) {
        this.file = directory.resolve("prices.csv");
    }

    @Test
    void readsPricesInTheOrderOfTheirDates() throws IOException {
        assertEquals(
                List.of("2013-01-02 ACME 10.50", "2013-01-02 BRK.B 300.00", "2013-01-03 ACME 10.25"),
                read(
                                """
                symbol,date,price
                ACME,2013-01-03,10.25

                ACME,2013-01-02,10.5
                BRK.B,2013-01-02,300
                """)
                        .days()
                        .stream()
                        .map(day -> day.date() + " " + day.symbol() + " " + day.price())
                        .toList());
    }

    @Test
    void tellsTheFiguresOfTheReplayedDayAndTheCloseBeforeIt() throws IOException {
        assertEquals(
                List.of(
                        """
                        {"symbol":"ACME","price":"3.00","open":"1.00","high":"4.00","low":"0.50","previousClose":"2.50","volume":7}""",
                        """
                        {"symbol":"ACME","price":"2.00","open":"2.50","high":"2.75","low":"1.50","previousClose":"3.00","volume":9.5}"""),
                ticks(
                        """
                symbol,date,open,high,low,close,volume,previousClose
                ACME,2013-01-02,1,4,0.5,3,7,2.5
                ACME,2013-01-03,2.5,2.75,1.5,2,9.5,
                """));
    }

    /** The market keeps one day, that of the replay itself: what it is not told it would fold over all the years. */
    @Test
    void tellsADayOfWhichOnlyThePriceIsKnownAsThatOnePrice() throws IOException {
        assertEquals(
                List.of(
                        """
                        {"symbol":"ACME","price":"900.00","open":"900.00","high":"900.00","low":"900.00","previousClose":"900.00","volume":0}""",
                        """
                        {"symbol":"ACME","price":"10.00","open":"10.00","high":"10.00","low":"10.00","previousClose":"900.00","volume":0}"""),
                ticks("symbol,date,price\nACME,2003-01-02,900\nACME,2013-01-02,10\n"));
    }

    @Test
    void tellsADayThatIsKnownInPartWithoutTheFiguresOfAnother() throws IOException {
        assertEquals(
                List.of(
                        """
                        {"symbol":"ACME","price":"3.00","open":"5.00","high":"5.00","low":"3.00","previousClose":"5.00","volume":0}""",
                        """
                        {"symbol":"ACME","price":"4.00","open":"4.00","high":"6.00","low":"4.00","previousClose":"3.00","volume":8}""",
                        """
                        {"symbol":"ACME","price":"4.00","open":"4.00","high":"4.00","low":"4.00","previousClose":"4.00","volume":0}""",
                        """
                        {"symbol":"ACME","price":"4.00","open":"2.00","high":"4.00","low":"2.00","previousClose":"4.00","volume":0}"""),
                ticks(
                        """
                symbol,date,open,high,low,close,volume,previousClose
                ACME,2013-01-02,5,,null,3,N/A,
                ACME,2013-01-03,0,6,0.00,4,8,0
                ACME,2013-01-04,-,--,NaN,4,,
                ACME,2013-01-05,2,,,4,,
                """));
    }

    @Test
    void roundsFloatingPointPrices() throws IOException {
        assertEquals(
                "189.49000549",
                read("Symbol,Date,Close\nAAPL,2024-01-02,189.49000549316406\n")
                        .days()
                        .get(0)
                        .price()
                        .toString());
    }

    @Test
    void countsTheRowsWithoutAPriceAndNamesTheirLines() throws IOException {
        History history = read(
                """
                Symbol,Date,Open,Close

                ACME,2013-01-02,1,1
                ACME,2013-01-03,null,null
                ACME,2013-01-04,2,2
                ,
                "ACME",2013-01-06,"3
                ",N/A
                ACME,2013-01-07,3,-
                ACME,2013-01-08,4,4
                """);
        assertEquals("skipped 4 rows without a price: lines 4, 6, 7, 9", history.skippedRows());
        assertEquals(3, history.days().size());
    }

    @Test
    void namesNoMoreThanTenOfThoseLines() throws IOException {
        assertEquals("", read("symbol,date,price\nA,2013-01-02,1\n").skippedRows());
        assertEquals(
                "skipped 1 row without a price: line 3",
                read("symbol,date,price\nA,2013-01-02,1\nA,2013-01-03,\n").skippedRows());
        assertEquals(
                "skipped 12 rows without a price: lines 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 2 more",
                read("symbol,date,price\nA,2013-01-02,1\n" + "A,2013-01-03,\n".repeat(12))
                        .skippedRows());
    }

    @Test
    void saysHowItReadsDatesThatNoOtherDateSettles() throws IOException {
        History history = read("symbol,date,price\nA,2012-12-31,1\nA,01/02/2013,1\nA,01/03/2013,2\n");
        assertEquals(
                List.of(
                        "'01/02/2013' in line 3 is read as month/day/year, as in the US: no date in the file has a part above 12"),
                history.assumptions());
        assertEquals("2013-01-02", history.days().get(1).date().toString());
        assertEquals(
                List.of(),
                read("symbol,date,price\nA,01/02/2013,1\nA,01/13/2013,2\n").assumptions());
        assertEquals(List.of(), read("symbol,date,price\nA,2013-01-02,1\n").assumptions());
        // A holiday settles it as well.
        assertEquals(
                List.of(),
                read("symbol,date,price\nA,01/02/2013,1\nA,25/12/2013,null\n").assumptions());
    }

    @Test
    void readsAPointInAFileOfTabsAsItsDecimalsAndSaysSo() throws IOException {
        History history = read("symbol\tdate\tclose\tvolume\nA\t2013-01-02\t189.123\t987,654\n");

        assertEquals(
                "189.123 987654",
                history.days().get(0).price() + " " + history.days().get(0).volume());
        assertEquals(
                List.of(
                        "'189.123' in line 2 is read as 189.123: no number in the file shows which mark parts its decimals"),
                history.assumptions());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "symbol;date;price¶A;2013-01-02;1,234     | '1,234' in line 2 is read as 1.234: no number in the file shows which mark parts its decimals",
                "symbol;date;price¶A;2013-01-02;1.234     | '1.234' in line 2 is read as 1.234: no number in the file shows which mark parts its decimals",
                "symbol,date,price¶A,2013-01-02,\"1,234\" | '1,234' in line 2 is read as 1234: no number in the file shows which mark parts its decimals",
                "symbol,date,price¶A,2013-01-02,1.234     |",
                "symbol;date;price¶A;2013-01-02;1,234¶A;2013-01-03;9,5 |",
                "symbol;date;price¶A;2013-01-02;12345     |",
            },
            quoteCharacter = '`')
    void saysHowItReadsNumbersThatNoOtherNumberSettles(String text, @Nullable String assumption) throws IOException {
        assertEquals(
                assumption == null ? List.of() : List.of(assumption),
                read(text.replace('¶', '\n')).assumptions());
    }

    @Test
    void leavesAFigureBelowZeroBlank() throws IOException {
        assertEquals(
                List.of(
                        """
                        {"symbol":"OIL","price":"10.01","open":"10.01","high":"13.86","low":"10.01","previousClose":"10.01","volume":0}"""),
                ticks("symbol,date,open,high,low,close\nOIL,2020-04-21,-14.0,13.86,-16.74,10.01\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"N/D", "#N/A", "None", ".", "—", "–", "-", "null"})
    void skipsARowWhosePriceIsThatWord(String word) throws IOException {
        History history = read("symbol,date,price,volume\nA,2013-01-02,1," + word + "\nA,2013-01-03," + word + ",\n");

        assertEquals("skipped 1 row without a price: line 3", history.skippedRows());
    }

    @Test
    void skipsTheDividendsBetweenThePrices() throws IOException {
        assertEquals(
                "skipped 2 rows without a price: lines 3, 4",
                read("symbol\tdate\topen\tclose\nA\t2024-02-08\t1\t1\nFeb 9, 2024\t0.24 Dividend\nFeb 9, 2024\t4:1 Stock Splits\n")
                        .skippedRows());
    }

    @Test
    void readsTheRealFile() {
        List<HistoricalDay> days = History.read(Path.of("src/test/resources/history/aapl-2013.csv"), null)
                .days();
        assertEquals(252, days.size());
        assertEquals(
                "{\"symbol\":\"AAPL\",\"price\":\"561.02\",\"open\":\"554.17\",\"high\":\"561.28\",\"low\":\"554.00\","
                        + "\"previousClose\":\"554.52\",\"volume\":7967300}",
                days.get(251).json().toString());
    }

    private List<String> ticks(String text) throws IOException {
        return read(text).days().stream().map(day -> day.json().toString()).toList();
    }

    private History read(String text) throws IOException {
        Files.writeString(file, text);
        return History.read(file, null);
    }
}
