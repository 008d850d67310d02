package io.tickertape.testbed.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HistoryTest {
    private final Path file;

    HistoryTest(@TempDir Path directory) {
        this.file = directory.resolve("prices.csv");
    }

    @Test
    void readsPricesInTheOrderOfTheirDatesEachWithTheCloseBefore() throws IOException {
        assertEquals(
                List.of(
                        "{\"symbol\":\"ACME\",\"price\":\"10.5\"}",
                        "{\"symbol\":\"BRK.B\",\"price\":\"300\"}",
                        "{\"symbol\":\"ACME\",\"price\":\"10.25\",\"previousClose\":\"10.5\"}"),
                read(
                        """
                symbol,date,price
                ACME,2013-01-03,10.25

                ACME,2013-01-02,10.5
                BRK.B,2013-01-02,300
                """));
    }

    @Test
    void readsTheFiguresOfTheDayWhereTheyAre() throws IOException {
        assertEquals(
                List.of(
                        "{\"symbol\":\"ACME\",\"price\":\"3\",\"open\":\"1\",\"high\":\"4\",\"low\":\"0.5\",\"volume\":7}"),
                read(
                        "\uFEFFDate,Symbol,Open,High,Low,Close,Volume,Signal\r\n2013-01-02,\"ACME\",1,4,0.5,3,7,long\r\n"));
        assertEquals(
                List.of("{\"symbol\":\"ACME\",\"price\":\"3\",\"high\":\"4\"}"),
                read("symbol,date,open,high,low,close,volume\nACME,2013-01-02,,4,,3,\n"));
    }

    @Test
    void readsTheRealFile() {
        List<HistoricalDay> days = History.read(Path.of("src/test/resources/history/aapl-2013.csv"));
        assertEquals(252, days.size());
        assertEquals(
                "{\"symbol\":\"AAPL\",\"price\":\"561.02\",\"open\":\"554.17\",\"high\":\"561.28\",\"low\":\"554.00\","
                        + "\"previousClose\":\"554.52\",\"volume\":7967300}",
                days.get(251).json().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            ''                                                                | ' is empty: expected are the columns'
            symbol,date,price                                                 | ' has a header but no prices.'
            symbol,price;ACME,3                                               | ', line 1: no column date; expected are'
            symbol,date,last;ACME,2013-01-02,3                                | ', line 1: no column price or close;'
            symbol,date,price;ACME,2013-01-02,3;ACME,2013-01-03               | ', line 3: 2 fields, but the header names 3'
            symbol,date,price;acme,2013-01-02,3                               | ', line 2, column symbol: Not a symbol: '
            symbol,date,price;ACME,02.01.2013,3                               | ', line 2, column date: ''02.01.2013'' is not a date'
            symbol,date,price;ACME,2013-01-02,three                           | ', line 2, column price: ''three'' is not a price'
            symbol,date,price;ACME,2013-01-02,                                | ', line 2, column price: '''' is not a price'
            symbol,date,price;ACME,2013-01-02,0                               | ', line 2, column price: ''0'' is not a price: one is above 0'
            symbol,date,price;ACME,2013-01-02,1.123456789                     | ', line 2, column price: ''1.123456789'' is not a price: one'
            symbol,date,high,close;ACME,2013-01-02,-1,3                       | ', line 2, column high: ''-1'' is not a price'
            symbol,date,close,volume;ACME,2013-01-02,3,1.5                    | ', line 2, column volume: ''1.5'' is not a whole number'
            symbol,date,close,volume;ACME,2013-01-02,3,-1                     | ', line 2, column volume: ''-1'' is below 0'
            symbol,date,price;ACME,2013-01-02,3;ACME,2013-01-02,4             | ', line 3: a second price for ACME on 2013-01-02'
            """)
    void namesTheLineAndTheColumnAtFault(String text, String message) throws IOException {
        Files.writeString(file, text.replace(';', '\n'));
        assertTrue(refusal().startsWith(file + message), this::refusal);
    }

    @Test
    void namesAFileThatIsNotThereOrIsNotText() throws IOException {
        assertEquals("There is no file " + file, refusal());
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});
        assertTrue(refusal().startsWith("Cannot read " + file + " as UTF-8 text"), this::refusal);
    }

    private String refusal() {
        return String.valueOf(
                assertThrows(FeedException.class, () -> History.read(file)).getMessage());
    }

    private List<String> read(String text) throws IOException {
        Files.writeString(file, text);
        return History.read(file).stream().map(day -> day.json().toString()).toList();
    }
}
