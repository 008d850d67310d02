package io.tickertape.testbed.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tickertape.tape.market.Symbol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a file that cannot be replayed, word for word: where it is wrong, and what would be right. */
final class HistoryRefusalTest {
    private final Path file;

    HistoryRefusalTest(@TempDir Path directory) {
        this.file = directory.resolve("prices.csv");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            symbol,price¶ACME,3                      | , line 1: no column date; the first line names the columns, such as symbol,date,price or Date,Open,High,Low,Close,Volume
            ¶ACME,2013-01-02,3                       | , line 2: no column date; the first line names the columns, such as symbol,date,price or Date,Open,High,Low,Close,Volume
            symbol,date,last¶ACME,2013-01-02,3       | , line 1: no column price or close; the first line names the columns, such as symbol,date,price or Date,Open,High,Low,Close,Volume
            symbol,date,Close,<CLOSE>                | , line 1: the columns 'Close' and '<CLOSE>' are the same: leave one of them
            symbol,date,price                        | ` has a header but no prices`
            symbol,date,price¶ACME,2013-01-02,null   | ` has a header but no prices`
            symbol,date,price¶A,2013-01-02,3¶A,2013  | , line 3: 2 fields, but the header names 3
            symbol,date,price¶A,2013-01-02,3,4       | , line 2: 4 fields, but the header names 3
            symbol,date,price¶A,2013-01-02,1,234.50  | , line 2: 4 fields, but the header names 3
            symbol,date,price¶A B,2013-01-02,3       | , line 2: column symbol: 'A B' is not a symbol: one has 1 to 24 letters, digits or . - / = : _ and begins with a letter, a digit or ^
            <TICKER>,date,price¶,2013-01-02,3        | , line 2: column <TICKER>: nothing in it, but a price belongs to a symbol
            symbol,Date,price¶A,-,3                  | , line 2: column Date: nothing in it, but a price belongs to a date
            symbol,date,price¶A,2013-01-02,three     | , line 2: column price: 'three' is not a price such as 189.50
            symbol;date;price¶A;2013-01-02;9,5¶A;2013-01-03;three | , line 3: column price: 'three' is not a price such as 189,50
            symbol,date,price¶A,2013-01-02,0         | , line 2: column price: '0' is not a price: a price is above 0 and at most 999999999999
            symbol,date,price¶A,2013-01-02,1e99      | , line 2: column price: '1e99' is not a price: a price is above 0 and at most 999999999999
            symbol,date,price¶A,2013-01-02,1e999999999 | , line 2: column price: '1e999999999' is not a price such as 189.50
            symbol,date,High,price¶A,2013-01-02,x,3  | , line 2: column High: 'x' is not a price such as 189.50
            symbol,date,price¶A,2013-01-02,-1        | , line 2: column price: '-1' is not a price: a price is above 0 and at most 999999999999
            symbol,date,price¶A,2013-01-02,"12,3,567.1" | , line 2: column price: '12,3,567.1' is not a price such as 189.50
            Price,Close¶Ticker,A B¶Date,¶2013-01-02,3 | , line 2: 'A B' is not a symbol: one has 1 to 24 letters, digits or . - / = : _ and begins with a letter, a digit or ^
            symbol,date,close,VOL¶A,2013-01-02,3,-1  | , line 2: column VOL: '-1' is not a volume: a size is from 0 to 999999999999999
            symbol,date,close,vol¶A,2013-01-02,3,7M  | , line 2: column vol: '7M' is not a volume such as 20018500
            symbol,date,price¶A,2013-01-02,3¶a,20130102,4 | , line 3: a second price for A on 2013-01-02; a file has one for each day
            symbol,date,price¶¶A,"2013-01-02"x,3     | , line 3: the quotes do not match: a field stands in quotes as a whole, and a quote inside it is doubled
            symbol,date,price¶A,"2013-01-02,3¶A,2013-01-03,4 | , line 2: the quotes do not match: a field stands in quotes as a whole, and a quote inside it is doubled
            """)
    void namesTheFileTheLineAndTheColumn(String text, String message) throws IOException {
        Files.writeString(file, text.replace('¶', '\n'));
        assertEquals(file + message, refusal(null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            yesterday    | 'yesterday' is not a date: write 2013-01-02, 20130102, 01/02/2013, 02.01.2013, Jan 2 2013 or 02-Jan-2013
            1357084800   | '1357084800' is not a date: write 2013-01-02, 20130102, 01/02/2013, 02.01.2013, Jan 2 2013 or 02-Jan-2013
            201301       | '201301' is not a date: write 2013-01-02, 20130102, 01/02/2013, 02.01.2013, Jan 2 2013 or 02-Jan-2013
            01/02/13     | '01/02/13' leaves the century open: write the year with four digits, such as 2013-01-02
            02-Jan-13    | '02-Jan-13' leaves the century open: write the year with four digits, such as 2013-01-02
            01-02-2013   | '01-02-2013' leaves open which part is the month: write the year first, such as 2013-01-02
            2013-02-30   | '2013-02-30' is not a day of the calendar
            13/13/2013   | '13/13/2013' is not a day of the calendar
            2 Foo 2013   | '2 Foo 2013' is not a day of the calendar
            """)
    void namesADateThatIsNone(String date, String message) throws IOException {
        Files.writeString(file, "symbol,date,price\nA,20130101,1\nA," + date + ",3\n");
        assertEquals(file + ", line 3: column date: " + message, refusal(null));
    }

    @Test
    void namesDatesThatContradictEachOther() throws IOException {
        Files.writeString(file, "symbol,date,price\nA,01/02/2013,1\nA,01/13/2013,3\nA,14/01/2013,3\n");
        assertEquals(
                file
                        + ": '14/01/2013' in line 4 has the day first, but '01/13/2013' in line 3 has the month first: write"
                        + " all dates alike, such as 2013-01-02",
                refusal(null));
    }

    @Test
    void saysHowToNameTheSymbolThatAFileDoesNot() throws IOException {
        Files.writeString(file, "Date,Close\n2013-01-02,3\n");
        assertEquals(
                file + " has no column symbol: say whose prices they are with -Dfeed.symbol=AAPL, or with --symbol AAPL"
                        + " after replay",
                refusal(null));
    }

    @Test
    void namesASymbolThatTheFileNamesItself() throws IOException {
        Files.writeString(file, "<TICKER>,Date,Close\nMSFT,2013-01-02,3\n");
        assertEquals(
                file + " says in its column <TICKER> whose prices they are: leave out the symbol AAPL",
                refusal(new Symbol("AAPL")));
    }

    @Test
    void namesAFileThatIsNotThereOrEmptyOrNotText() throws IOException {
        assertEquals("There is no file " + file, refusal(null));
        Files.writeString(file, "\uFEFF\n  \n");
        assertEquals(file + " is empty", refusal(null));
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});
        assertEquals(file + " is not text in UTF-8: save it as CSV in UTF-8", refusal(null));
    }

    private String refusal(@Nullable Symbol symbol) {
        return String.valueOf(assertThrows(FeedException.class, () -> History.read(file, symbol))
                .getMessage());
    }
}
