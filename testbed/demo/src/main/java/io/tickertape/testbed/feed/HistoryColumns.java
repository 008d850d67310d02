package io.tickertape.testbed.feed;

import java.text.Normalizer;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where in a row of a price file each figure stands, by the names in the file's header; others are skipped. */
record HistoryColumns(List<String> names, Map<Column, Integer> places) {
    private static final String EXPECTED =
            "the first line names the columns, such as symbol,date,price or" + " Date,Open,High,Low,Close,Volume";

    /** How a field says that it has nothing to say. */
    private static final Set<String> NOTHING =
            Set.of("", "-", "--", "\u2013", "\u2014", ".", "null", "none", "n/a", "#n/a", "n/d", "na", "nan");

    /** Rows of Yahoo's tables that stand between the prices. */
    private static final Pattern EVENT = Pattern.compile("(?i)\\b(dividend|stock splits?)\\b");

    /** The table of Yahoo's page, copied, says it twice: {@code Close Close price adjusted for splits.} */
    private static final String EXPLAINED_CLOSE = "closecloseprice";

    /** The names of Yahoo, Stooq (in Polish too), Nasdaq and our own, without case, blanks, brackets and accents. */
    private static final Map<String, Column> NAMES = Map.ofEntries(
            Map.entry("symbol", Column.SYMBOL),
            Map.entry("ticker", Column.SYMBOL),
            Map.entry("date", Column.DATE),
            Map.entry("dtyyyymmdd", Column.DATE),
            Map.entry("data", Column.DATE),
            Map.entry("otwarcie", Column.OPEN),
            Map.entry("najwyzszy", Column.HIGH),
            Map.entry("najnizszy", Column.LOW),
            Map.entry("zamkniecie", Column.CLOSE),
            Map.entry("wolumen", Column.VOLUME),
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
            Column column = column(header.get(i));
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

    private static @Nullable Column column(String header) {
        String name = Normalizer.normalize(header.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("[<>*_\\s\\p{Z}\\p{M}]", "");
        return name.startsWith(EXPLAINED_CLOSE) ? Column.CLOSE : NAMES.get(name);
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
     * Whether a row has a price; holidays and dividends, for example, have none.
     *
     * @throws FeedException if it has more or fewer fields than there are columns
     */
    boolean hasPrice(List<String> row) {
        boolean isEvent = row.size() < names.size()
                && row.stream().anyMatch(text -> EVENT.matcher(text).find());
        if (isEvent || row.stream().allMatch(String::isEmpty)) {
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
