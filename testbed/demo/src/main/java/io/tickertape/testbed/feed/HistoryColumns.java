package io.tickertape.testbed.feed;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where in a row of a price file each figure stands, by the names in the file's header; others are skipped. */
record HistoryColumns(List<String> names, Map<Column, Integer> places) {
    private static final String EXPECTED =
            "the first line names the columns, such as symbol,date,price or" + " Date,Open,High,Low,Close,Volume";

    /** How a field says that it has nothing to say. */
    private static final Set<String> NOTHING = Set.of("", "-", "--", "null", "n/a", "na", "nan");

    /** The names of Yahoo, Stooq, Nasdaq and our own, without case, blanks and brackets. */
    private static final Map<String, Column> NAMES = Map.ofEntries(
            Map.entry("symbol", Column.SYMBOL),
            Map.entry("ticker", Column.SYMBOL),
            Map.entry("date", Column.DATE),
            Map.entry("price", Column.PRICE),
            Map.entry("close", Column.CLOSE),
            Map.entry("close/last", Column.CLOSE),
            Map.entry("open", Column.OPEN),
            Map.entry("high", Column.HIGH),
            Map.entry("low", Column.LOW),
            Map.entry("previousclose", Column.PREVIOUS_CLOSE),
            Map.entry("volume", Column.VOLUME),
            Map.entry("vol", Column.VOLUME));

    /** What a column may hold. */
    enum Column {
        SYMBOL,
        DATE,
        PRICE,
        CLOSE,
        OPEN,
        HIGH,
        LOW,
        PREVIOUS_CLOSE,
        VOLUME
    }

    /** @throws FeedException if there are no dates or prices, or two columns of one kind */
    static HistoryColumns of(List<String> header) {
        Map<Column, Integer> places = new EnumMap<>(Column.class);
        for (int i = 0; i < header.size(); i++) {
            Column column = NAMES.get(header.get(i).toLowerCase(Locale.ROOT).replaceAll("[<> _]", ""));
            Integer before = column == null ? null : places.put(column, i);
            if (before != null) {
                throw new FeedException("the columns '%s' and '%s' are the same: leave one of them"
                        .formatted(header.get(before), header.get(i)));
            }
        }
        HistoryColumns columns = new HistoryColumns(List.copyOf(header), places);
        if (!columns.has(Column.DATE)) {
            throw new FeedException("no column date; " + EXPECTED);
        }
        if (!columns.has(columns.price())) {
            throw new FeedException("no column price or close; " + EXPECTED);
        }
        return columns;
    }

    boolean has(Column column) {
        return places.containsKey(column);
    }

    /** Of which a row needs a value to be a price at all. */
    Column price() {
        return has(Column.PRICE) ? Column.PRICE : Column.CLOSE;
    }

    /** What a row says in that column; null if there is no such column, or nothing in it. */
    @Nullable
    String told(List<String> row, Column column) {
        Integer place = places.get(column);
        String text = place == null || place >= row.size() ? "" : row.get(place);
        return NOTHING.contains(text.toLowerCase(Locale.ROOT)) ? null : text;
    }

    /** The name that the file itself has for a column that it has. */
    String name(Column column) {
        Integer place = places.get(column);
        return place == null ? column.name().toLowerCase(Locale.ROOT) : names.get(place);
    }

    /**
     * Whether a row has a price; holidays, for example, have none.
     *
     * @throws FeedException if it has more or fewer fields than there are columns
     */
    boolean hasPrice(List<String> row) {
        if (row.stream().allMatch(String::isEmpty)) {
            return false;
        }
        // Empty fields at the end come from a separator there.
        boolean fits = row.size() >= names.size()
                && row.subList(names.size(), row.size()).stream().allMatch(String::isEmpty);
        if (!fits) {
            throw new FeedException("%d fields, but the header names %d".formatted(row.size(), names.size()));
        }
        return told(row, price()) != null;
    }
}
