package io.tickertape.testbed.feed;

import io.tickertape.tape.market.Symbol;
import io.tickertape.testbed.feed.HistoryColumns.Column;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Real daily prices from a CSV file, in the order of their dates, each with the close before it.
 *
 * @param assumptions how dates and numbers are read that can be read in two ways
 * @param skipped the lines of the rows without a price
 */
record History(List<HistoricalDay> days, List<String> assumptions, List<Integer> skipped) {
    private static final int LINES_NAMED = 10;

    /**
     * @param symbol of all prices, for a file that does not name it
     * @throws FeedException that names the file, the line and the column at fault
     */
    static History read(Path file, @Nullable Symbol symbol) {
        CsvFile csv = CsvFile.read(file);
        if (csv.rows().isEmpty()) {
            throw new FeedException(file + " is empty");
        }
        HistoryHeader header = HistoryHeader.of(csv.rows());
        HistoryColumns columns = at(file, header.line(), () -> HistoryColumns.of(header.names()));
        String named = symbol == null ? header.symbol() : null;
        Symbol only = named == null ? symbol : at(file, header.line() + 1, () -> Instruments.symbol(named));
        requireOneSymbol(file, columns, only);
        List<CsvFile.Row> rows = csv.rows().subList(header.rows(), csv.rows().size());
        Map<Boolean, List<CsvFile.Row>> byPrice = rows.stream()
                .collect(Collectors.partitioningBy(row -> at(file, row.line(), () -> columns.hasPrice(row.fields()))));
        List<CsvFile.Row> priced = byPrice.getOrDefault(true, List.of());
        if (priced.isEmpty()) {
            throw new FeedException(file + " has a header but no prices");
        }
        HistoryReader reader = at(file.toString(), () -> HistoryReader.of(columns, csv.separator(), rows, only));
        List<HistoricalDay> days = inOrder(days(file, reader, priced));
        List<Integer> skipped = byPrice.getOrDefault(false, List.of()).stream()
                .map(CsvFile.Row::line)
                .toList();
        return new History(days, reader.assumptions(), skipped);
    }

    private static void requireOneSymbol(Path file, HistoryColumns columns, @Nullable Symbol symbol) {
        if (symbol == null && !columns.has(Column.SYMBOL)) {
            throw new FeedException(file + " has no column symbol: say whose prices they are with -Dfeed.symbol=AAPL,"
                    + " or with --symbol AAPL after replay");
        }
        if (symbol != null && columns.has(Column.SYMBOL)) {
            throw new FeedException("%s says in its column %s whose prices they are: leave out the symbol %s"
                    .formatted(file, columns.name(Column.SYMBOL), symbol));
        }
    }

    private static List<HistoricalDay> days(Path file, HistoryReader reader, List<CsvFile.Row> rows) {
        List<HistoricalDay> days = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (CsvFile.Row row : rows) {
            HistoricalDay day = at(file, row.line(), () -> reader.day(row.fields()));
            if (!seen.add(day.symbol() + " " + day.date())) {
                throw new FeedException("%s, line %d: a second price for %s on %s; a file has one for each day"
                        .formatted(file, row.line(), day.symbol(), day.date()));
            }
            days.add(day);
        }
        return days;
    }

    private static List<HistoricalDay> inOrder(List<HistoricalDay> days) {
        days.sort(Comparator.comparing(HistoricalDay::date));
        Map<Symbol, HistoricalDay> latest = new HashMap<>();
        days.replaceAll(day -> {
            HistoricalDay complete = day.after(latest.get(day.symbol()));
            latest.put(day.symbol(), complete);
            return complete;
        });
        return days;
    }

    private static <T> T at(Path file, int line, Supplier<T> reading) {
        return at(file + ", line " + line, reading);
    }

    private static <T> T at(String place, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (FeedException e) {
            throw new FeedException(place + ": " + e.getMessage(), e);
        }
    }

    /** What was left out of the file, in a few words; empty if nothing was. */
    String skippedRows() {
        if (skipped.isEmpty()) {
            return "";
        }
        String plural = skipped.size() == 1 ? "" : "s";
        String lines = skipped.stream().limit(LINES_NAMED).map(String::valueOf).collect(Collectors.joining(", "));
        int more = skipped.size() - LINES_NAMED;
        return "skipped %d row%s without a price: line%s %s%s"
                .formatted(skipped.size(), plural, plural, lines, more > 0 ? " and " + more + " more" : "");
    }
}
