package io.tickertape.testbed.feed;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Size;
import io.tickertape.tape.market.Symbol;
import io.tickertape.testbed.feed.HistoryColumns.Column;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of one price file as days.
 *
 * @param assumptions how dates and numbers are read that can be read in two ways
 * @param symbol of every row, in a file without a column for it
 */
record HistoryReader(
        HistoryColumns columns,
        HistoryDates dates,
        DecimalMark mark,
        List<String> assumptions,
        @Nullable Symbol symbol) {
    private static final List<Column> SIDE_PRICES =
            List.of(Column.OPEN, Column.HIGH, Column.LOW, Column.PREVIOUS_CLOSE);

    /** @param rows of the whole file, which say together how it writes dates and numbers */
    static HistoryReader of(HistoryColumns columns, char separator, List<CsvFile.Row> rows, @Nullable Symbol symbol) {
        List<Cell> cells =
                rows.stream().flatMap(row -> told(columns, row, Column.DATE)).toList();
        List<Column> figures = Stream.concat(SIDE_PRICES.stream(), Stream.of(columns.price(), Column.VOLUME))
                .toList();
        List<Cell> numbers = rows.stream()
                .flatMap(row -> figures.stream().flatMap(column -> told(columns, row, column)))
                .toList();
        HistoryDates dates = HistoryDates.of(cells);
        DecimalMark mark =
                DecimalMark.of(separator, numbers.stream().map(Cell::text).toList());
        List<String> assumptions = Stream.of(
                        Optional.ofNullable(dates.assumption()),
                        Optional.ofNullable(DecimalMark.assumption(separator, numbers)))
                .flatMap(Optional::stream)
                .toList();
        return new HistoryReader(columns, dates, mark, assumptions, symbol);
    }

    private static Stream<Cell> told(HistoryColumns columns, CsvFile.Row row, Column column) {
        return Stream.ofNullable(columns.told(row.fields(), column)).map(text -> new Cell(row.line(), text));
    }

    /** @throws FeedException that names the column at fault */
    HistoricalDay day(List<String> row) {
        return new HistoricalDay(
                symbol == null ? needed(row, Column.SYMBOL, Instruments::symbol) : symbol,
                needed(row, Column.DATE, dates::read),
                needed(row, columns.price(), this::price),
                optional(row, Column.OPEN, this::sidePrice),
                optional(row, Column.HIGH, this::sidePrice),
                optional(row, Column.LOW, this::sidePrice),
                optional(row, Column.PREVIOUS_CLOSE, this::sidePrice),
                optional(row, Column.VOLUME, this::volume));
    }

    private <T> T needed(List<String> row, Column column, Function<String, T> parser) {
        String text = columns.told(row, column);
        T value = text == null ? null : parsed(text, column, parser);
        if (value == null) {
            throw new FeedException("column " + columns.name(column) + ": nothing in it, but a price belongs to a "
                    + column.name().toLowerCase(Locale.ROOT));
        }
        return value;
    }

    private <T> @Nullable T optional(List<String> row, Column column, Function<String, @Nullable T> parser) {
        String text = columns.told(row, column);
        return text == null ? null : parsed(text, column, parser);
    }

    private <T extends @Nullable Object> T parsed(String text, Column column, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (FeedException e) {
            throw new FeedException("column " + columns.name(column) + ": " + e.getMessage(), e);
        }
    }

    private Price price(String text) {
        BigDecimal number = number(text, "a price", "189.50");
        try {
            return Price.rounded(number);
        } catch (IllegalArgumentException e) {
            throw new FeedException("'" + text + "' is not a price: " + e.getMessage(), e);
        }
    }

    /** Some files have a 0 where they do not know; what was below it, as oil was once, cannot be shown. */
    private @Nullable Price sidePrice(String text) {
        BigDecimal number = mark.read(text);
        return number != null && number.signum() <= 0 ? null : price(text);
    }

    private Size volume(String text) {
        BigDecimal number = number(text, "a volume", "20018500");
        try {
            return new Size(number.setScale(Size.MAXIMUM_DECIMALS, RoundingMode.HALF_EVEN));
        } catch (IllegalArgumentException e) {
            throw new FeedException("'" + text + "' is not a volume: " + e.getMessage(), e);
        }
    }

    private BigDecimal number(String text, String kind, String example) {
        BigDecimal number = mark.read(text);
        if (number == null) {
            throw new FeedException("'" + text + "' is not " + kind + " such as " + mark.example(example));
        }
        return number;
    }
}
