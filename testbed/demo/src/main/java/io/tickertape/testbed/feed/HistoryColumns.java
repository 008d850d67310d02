package io.tickertape.testbed.feed;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns of a price file, found by the names in its header; others than those known are skipped. */
record HistoryColumns(Path file, List<String> names, String priceName) {
    static final String EXPECTED = "expected are the columns symbol,date,price or"
            + " symbol,date,open,high,low,close,volume, named in the first line";

    static HistoryColumns of(Path file, String header) {
        List<String> names = fields(header.replace("\uFEFF", "")).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        String priceName = names.contains("price") ? "price" : "close";
        for (String needed : List.of("symbol", "date", priceName)) {
            if (!names.contains(needed)) {
                throw new FeedException("%s, line 1: no column %s; %s"
                        .formatted(file, needed.equals("close") ? "price or close" : needed, EXPECTED));
            }
        }
        return new HistoryColumns(file, names, priceName);
    }

    HistoricalDay day(int line, String text) {
        List<String> fields = fields(text);
        if (fields.size() != names.size()) {
            throw new FeedException("%s, line %d: %d fields, but the header names %d"
                    .formatted(file, line, fields.size(), names.size()));
        }
        Row row = new Row(line, fields);
        return new HistoricalDay(
                row.needed("symbol", Instrument::requireSymbol),
                row.needed("date", HistoryColumns::date),
                row.needed(priceName, HistoryColumns::price),
                row.optional("open", HistoryColumns::price),
                row.optional("high", HistoryColumns::price),
                row.optional("low", HistoryColumns::price),
                row.optional("previousclose", HistoryColumns::price),
                row.optional("volume", HistoryColumns::volume));
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        for (String field : line.split(",", -1)) {
            String text = field.strip();
            boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
            fields.add(quoted ? text.substring(1, text.length() - 1) : text);
        }
        return fields;
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new FeedException("'" + text + "' is not a date such as 2013-01-02", e);
        }
    }

    private static BigDecimal price(String text) {
        try {
            BigDecimal price = new BigDecimal(text);
            if (price.signum() > 0 && price.stripTrailingZeros().scale() <= 8 && price.precision() <= 30) {
                return price;
            }
        } catch (NumberFormatException e) {
            throw new FeedException("'" + text + "' is not a price", e);
        }
        throw new FeedException("'" + text + "' is not a price: one is above 0 and has at most 8 decimals");
    }

    private static Long volume(String text) {
        try {
            long volume = new BigDecimal(text).longValueExact();
            if (volume >= 0) {
                return volume;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            throw new FeedException("'" + text + "' is not a whole number", e);
        }
        throw new FeedException("'" + text + "' is below 0");
    }

    private final class Row {
        private final int line;
        private final List<String> fields;

        Row(int line, List<String> fields) {
            this.line = line;
            this.fields = fields;
        }

        <T> @Nullable T optional(String name, Function<String, T> parser) {
            int column = names.indexOf(name);
            return column < 0 || fields.get(column).isEmpty() ? null : needed(name, parser);
        }

        <T> T needed(String name, Function<String, T> parser) {
            try {
                return parser.apply(fields.get(names.indexOf(name)));
            } catch (FeedException e) {
                throw new FeedException("%s, line %d, column %s: %s".formatted(file, line, name, e.getMessage()), e);
            }
        }
    }
}
