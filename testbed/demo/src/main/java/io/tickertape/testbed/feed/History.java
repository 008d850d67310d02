package io.tickertape.testbed.feed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Real daily prices from a CSV file, in the order of their dates, each with the close before it. */
final class History {
    private History() {}

    /** @throws FeedException that names the file, the line and the column at fault */
    static List<HistoricalDay> read(Path file) {
        List<String> lines = lines(file);
        if (lines.isEmpty()) {
            throw new FeedException(file + " is empty: " + HistoryColumns.EXPECTED);
        }
        HistoryColumns columns = HistoryColumns.of(file, lines.get(0));
        List<HistoricalDay> days = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int line = 2; line <= lines.size(); line++) {
            String text = lines.get(line - 1);
            if (!text.isBlank()) {
                HistoricalDay day = columns.day(line, text);
                if (!seen.add(day.symbol() + " " + day.date())) {
                    throw new FeedException(
                            "%s, line %d: a second price for %s on %s".formatted(file, line, day.symbol(), day.date()));
                }
                days.add(day);
            }
        }
        if (days.isEmpty()) {
            throw new FeedException(file + " has a header but no prices.");
        }
        return inOrder(days);
    }

    private static List<HistoricalDay> inOrder(List<HistoricalDay> days) {
        days.sort(Comparator.comparing(HistoricalDay::date));
        Map<String, HistoricalDay> latest = new HashMap<>();
        return days.stream()
                .map(day -> {
                    HistoricalDay complete = day.after(latest.get(day.symbol()));
                    latest.put(day.symbol(), complete);
                    return complete;
                })
                .toList();
    }

    private static List<String> lines(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new FeedException("There is no file " + file);
        }
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new FeedException("Cannot read " + file + " as UTF-8 text: " + e, e);
        }
    }
}
