package io.tickertape.testbed.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The names of a price file's columns.
 *
 * @param rows of the file that it takes
 * @param symbol of all prices, where the header names it
 */
record HistoryHeader(int line, int rows, List<String> names, @Nullable String symbol) {
    /** The first fields of the rows of yfinance's header. */
    private static final List<String> LABELS = List.of("price", "ticker", "date");

    static HistoryHeader of(List<CsvFile.Row> rows) {
        CsvFile.Row first = rows.get(0);
        if (!isLabelled(rows)) {
            return new HistoryHeader(first.line(), 1, first.fields(), null);
        }
        List<String> names = new ArrayList<>(first.fields());
        names.set(0, rows.get(LABELS.size() - 1).fields().get(0));
        Set<String> symbols = rows.get(1).fields().stream().skip(1).collect(Collectors.toSet());
        return new HistoryHeader(
                first.line(),
                LABELS.size(),
                names,
                symbols.size() == 1 ? symbols.iterator().next() : null);
    }

    private static boolean isLabelled(List<CsvFile.Row> rows) {
        boolean isLabelled = rows.size() >= LABELS.size();
        for (int i = 0; isLabelled && i < LABELS.size(); i++) {
            isLabelled = rows.get(i).fields().get(0).equalsIgnoreCase(LABELS.get(i));
        }
        return isLabelled;
    }
}
