package io.tickertape.testbed.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tickertape.tape.market.Symbol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files that people have: of data vendors, of spreadsheets, of other programs. */
final class HistoryDialectTest {
    private static final Symbol AAPL = new Symbol("AAPL");

    private final Path file;

    HistoryDialectTest(@TempDir Path directory) {
        this.file = directory.resolve("prices.csv");
    }

    /** Two days, told alike by all: AAPL 10, then 1234.5 with its figures. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void readsTheFileOf(String origin, @Nullable Symbol symbol, String text) throws IOException {
        assertEquals(
                List.of(
                        "2013-01-02 {\"symbol\":\"AAPL\",\"price\":\"10.00\",\"open\":\"9.00\",\"high\":\"11.00\","
                                + "\"low\":\"8.00\",\"previousClose\":\"9.00\",\"volume\":12345678}",
                        "2013-01-13 {\"symbol\":\"AAPL\",\"price\":\"1234.50\",\"open\":\"10.00\",\"high\":\"2000.25\","
                                + "\"low\":\"9.50\",\"previousClose\":\"10.00\",\"volume\":7}"),
                days(text, symbol));
    }

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of(
                        "our own",
                        null,
                        """
                        symbol,date,open,high,low,close,volume,previousClose
                        AAPL,2013-01-02,9,11,8,10,12345678,9
                        AAPL,2013-01-13,10,2000.25,9.5,1234.5,7,10
                        """),
                Arguments.of(
                        "Yahoo",
                        AAPL,
                        """
                        Date,Open,High,Low,Close,Adj Close,Volume
                        2013-01-02,9.000000,11.000000,8.000000,10.000000,1.000000,12345678
                        2013-01-03,null,null,null,null,null,null
                        2013-01-13,10.000000,2000.250000,9.500000,1234.500000,123.450000,7
                        """),
                Arguments.of(
                        "Stooq, one symbol",
                        AAPL,
                        """
                        Date,Open,High,Low,Close,Volume\r
                        2013-01-02,9,11,8,10,12345678\r
                        2013-01-13,10,2000.25,9.5,1234.5,7\r
                        """),
                Arguments.of(
                        "Stooq, in bulk",
                        null,
                        """
                        <TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>
                        aapl,D,20130102,000000,9,11,8,10,12345678,0
                        AAPL,D,20130113,000000,10,2000.25,9.5,1234.5,7,0
                        """),
                Arguments.of(
                        "Stooq, in Polish",
                        AAPL,
                        """
                        Data,Otwarcie,Najwyzszy,Najnizszy,Zamkniecie,Wolumen
                        2013-01-02,9,11,8,10,12345678
                        2013-01-13,10,2000.25,9.5,1234.5,7
                        """),
                Arguments.of(
                        "Stooq, with accents",
                        AAPL,
                        """
                        Data,Otwarcie,Najwyższy,Najniższy,Zamknięcie,Wolumen
                        2013-01-02,9,11,8,10,12345678
                        2013-01-13,10,2000.25,9.5,1234.5,7
                        """),
                Arguments.of(
                        "Stooq, for charting programs",
                        null,
                        """
                        <TICKER>,<DTYYYYMMDD>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>
                        AAPL,20130102,9,11,8,10,12345678
                        AAPL,20130113,10,2000.25,9.5,1234.5,7
                        """),
                Arguments.of(
                        "Yahoo, copied from the page",
                        AAPL,
                        """
                        Date\tOpen\tHigh\tLow\tClose Close price adjusted for splits.\tAdj Close Adjusted close price.\tVolume
                        Jan 13, 2013\t10.00\t2,000.25\t9.50\t1,234.50\t1.00\t7
                        Jan 3, 2013\t0.24 Dividend
                        Jan 2, 2013\t9.00\t11.00\t8.00\t10.00\t1.00\t12,345,678
                        """),
                Arguments.of(
                        "Yahoo, copied from the former page",
                        AAPL,
                        """
                        Date\tOpen\tHigh\tLow\tClose*\tAdj Close**\tVolume
                        Jan 13, 2013\t10.00\t2,000.25\t9.50\t1,234.50\t1.00\t7
                        Jan 2, 2013\t9.00\t11.00\t8.00\t10.00\t1.00\t12,345,678
                        """),
                Arguments.of(
                        "yfinance",
                        null,
                        """
                        Price,Close,High,Low,Open,Volume
                        Ticker,AAPL,AAPL,AAPL,AAPL,AAPL
                        Date,,,,,
                        2013-01-02,10.0,11.0,8.0,9.0,12345678
                        2013-01-13,1234.5,2000.25,9.5,10.0,7
                        """),
                Arguments.of(
                        "a spreadsheet that names its separator",
                        AAPL,
                        """
                        sep=;
                        Date;Open;High, low and all;High;Low;Close;Volume
                        2013-01-02;9;a,b,c;11;8;10;12 345 678
                        2013-01-13;10;;2000,25;9,5;1 234,50;7
                        """),
                Arguments.of(
                        "a Swiss spreadsheet",
                        AAPL,
                        """
                        Date;Open;High;Low;Close;Volume
                        02.01.2013;9.00;11.00;8.00;10.00;12'345'678
                        13.01.2013;10.00;2'000.25;9.50;1'234.50;7
                        """),
                Arguments.of(
                        "Nasdaq",
                        AAPL,
                        """
                        Date,Close/Last,Volume,Open,High,Low
                        01/13/2013,"$1,234.50",7,$10.00,"$2,000.25",$9.50
                        01/02/2013,$10.00,"12,345,678",$9.00,$11.00,$8.00
                        """),
                Arguments.of(
                        "a German spreadsheet",
                        AAPL,
                        """
                        \uFEFFDATE;OPEN;HIGH;LOW;CLOSE;VOLUME
                        02.01.2013;9,00;11,00;8,00;10,00;12.345.678;
                        13.01.2013;10,00;2.000,25;9,50;1.234,50;7;
                        """),
                Arguments.of(
                        "a British spreadsheet",
                        AAPL,
                        """
                        date\topen\thigh\tlow\tclose\tvolume
                        02/01/2013\t£9\t£11\t£8\t£10\t12,345,678
                        13/01/2013\t£10\t"£2,000.25"\t£9.5\t£1,234.50\t7
                        """),
                Arguments.of(
                        "a library for floats",
                        AAPL,
                        """
                        Date,Open,High,Low,Close,Volume,Dividends,Stock Splits
                        2013-01-02 00:00:00-05:00,9.0,11.0,8.0,1e1,12345678.0,0.0,0.0
                        2013-01-13 00:00:00-05:00,1.0e+01,2000.25,9.5,1.2345e3,7.0,0.0,0.0
                        """),
                Arguments.of(
                        "one who quotes everything",
                        null,
                        """

                        "Note ""A"",,,,,,,,
                        free"; "Volume"; "Low"; "High"; "Open"; "Close"; "Date"; "Ticker"

                        "two
                        lines, ""quoted"" once";"7";"9.5";"2000.25";"10";"1,234.50";"Jan 13, 2013";" aapl "
                        "";"12,345,678";"8";"11";"9";"10";"Jan 2, 2013";"AAPL"
                        """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2013-01-02",
                "2013-1-2",
                "2013/01/02",
                "2013-01-02T16:00",
                "2013-01-02T00:00:00.000Z",
                "2013-01-02 16:00:00+01:00",
                "20130102",
                "01/02/2013",
                "1/2/2013",
                "1/2/2013 4:00:00 PM",
                "02.01.2013",
                "2.1.2013",
                "Jan 2 2013",
                "Jan  2 2013",
                "2013.01.02",
                "2013-Jan-02",
                "2 Jan, 2013",
                "JAN 2, 2013",
                "January 02, 2013",
                "Jan. 2, 2013",
                "2 Jan 2013",
                "02-Jan-2013",
                "2 january 2013"
            })
    void readsTheUsualDates(String date) throws IOException {
        assertEquals(
                "2013-01-02", days("date;price\n" + date + ";3\n", AAPL).get(0).substring(0, 10));
    }

    /** Whatever of it varies, the file says the same. */
    @Test
    void readsTheSameDaysHoweverTheyAreWritten() throws IOException {
        List<List<String>> rows = List.of(
                List.of("Symbol", "Date", "Open", "Close", "Volume"),
                List.of("AAPL", "2013-01-02", "9.25", "10.5", "1000"),
                List.of("BRK.B", "2013-01-02", "300", "301", "5"),
                List.of("AAPL", "2013-01-03", "10.75", "1234.125", "2000"),
                List.of("BRK.B", "2013-01-03", "302.5", "300", "6"));
        List<String> expected = days(text(rows, ",", "\n"), null);
        for (int seed = 0; seed < 500; seed++) {
            String text = written(rows, new Random(seed));
            int number = seed;
            assertEquals(expected, sorted(days(text, null)), () -> "seed " + number + ":\n" + text);
        }
    }

    private static String written(List<List<String>> rows, Random random) {
        String separator = List.of(",", ";", "\t").get(random.nextInt(3));
        boolean decimalComma = !separator.equals(",") && random.nextBoolean();
        boolean upperCase = random.nextBoolean();
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4));
        Collections.shuffle(order, random);
        List<List<String>> written = new ArrayList<>();
        for (List<String> row : rows) {
            List<String> fields = new ArrayList<>();
            for (int column : order) {
                String field = decimalComma && column > 1 ? row.get(column).replace('.', ',') : row.get(column);
                String cased = upperCase ? field.toUpperCase(Locale.ROOT) : field.toLowerCase(Locale.ROOT);
                fields.add(random.nextInt(3) == 0 ? '"' + cased + '"' : cased);
            }
            written.add(fields);
        }
        Collections.shuffle(written.subList(1, written.size()), random);
        String lineEnd = random.nextBoolean() ? "\n" : "\r\n";
        return (random.nextBoolean() ? "\uFEFF" : "") + text(written, separator, lineEnd);
    }

    private static String text(List<List<String>> rows, String separator, String lineEnd) {
        return rows.stream().map(row -> String.join(separator, row)).collect(Collectors.joining(lineEnd));
    }

    private static List<String> sorted(List<String> days) {
        return days.stream().sorted().toList();
    }

    private List<String> days(String text, @Nullable Symbol symbol) throws IOException {
        Files.writeString(file, text);
        return History.read(file, symbol).days().stream()
                .map(day -> day.date() + " " + day.json())
                .toList();
    }
}
