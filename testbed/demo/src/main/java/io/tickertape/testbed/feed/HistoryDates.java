package io.tickertape.testbed.feed;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the dates of one file in their usual forms. Whether 01/02/2013 is in January or in February, the other dates of
 * the file say.
 *
 * @param assumption how such dates are read where no other says; null if one does, or there are none
 */
record HistoryDates(boolean dayFirst, @Nullable String assumption) {
    private static final String FORMS = "2013-01-02, 20130102, 01/02/2013, 02.01.2013, Jan 2 2013 or 02-Jan-2013";

    private static final int MONTHS = 12;

    /** A time of day, which a daily price does not need. */
    private static final Pattern TIME = Pattern.compile(
            "(?i)[T ]\\d{1,2}:\\d{2}(:\\d{2}([.,]\\d{1,9})?)?( ?[AP]M)?( ?(Z|UTC|[-+]\\d{2}:?\\d{2}))?$");

    private static final Pattern YEAR_FIRST =
            Pattern.compile("(?<year>\\d{4})([-/.])(?<month>\\d{1,2})\\2(?<day>\\d{1,2})");
    private static final Pattern DIGITS = Pattern.compile("(?<year>\\d{4})(?<month>\\d{2})(?<day>\\d{2})");
    private static final Pattern POINTS = Pattern.compile("(?<day>\\d{1,2})\\.(?<month>\\d{1,2})\\.(?<year>\\d{4})");
    private static final Pattern SLASHES = Pattern.compile("(?<first>\\d{1,2})/(?<second>\\d{1,2})/(?<year>\\d{4})");
    private static final Pattern HYPHENS = Pattern.compile("\\d{1,2}-\\d{1,2}-\\d{4}");
    private static final Pattern MONTH_NAMED =
            Pattern.compile("(?<month>[A-Za-z]{3,9})\\.? (?<day>\\d{1,2}),? (?<year>\\d{4})");
    private static final Pattern DAY_MONTH_NAMED =
            Pattern.compile("(?<day>\\d{1,2})[- ](?<month>[A-Za-z]{3,9})[.,]?[- ](?<year>\\d{4})");
    private static final Pattern YEAR_MONTH_NAMED =
            Pattern.compile("(?<year>\\d{4})[- ](?<month>[A-Za-z]{3,9})\\.?[- ](?<day>\\d{1,2})");
    private static final List<Pattern> FORMS_THAT_SAY =
            List.of(YEAR_FIRST, DIGITS, POINTS, MONTH_NAMED, DAY_MONTH_NAMED, YEAR_MONTH_NAMED);
    private static final Pattern SHORT_YEAR = Pattern.compile("\\d{1,2}([-/. ])(\\d{1,2}|[A-Za-z]{3,9})\\1\\d{2}");

    /** @throws FeedException if one date has the day first and another the month */
    static HistoryDates of(Collection<Cell> cells) {
        List<Cell> slashed = cells.stream()
                .filter(cell -> SLASHES.matcher(withoutTime(cell.text())).matches())
                .toList();
        Optional<Cell> dayFirst =
                slashed.stream().filter(cell -> isDay("first", "second", cell)).findFirst();
        Optional<Cell> monthFirst =
                slashed.stream().filter(cell -> isDay("second", "first", cell)).findFirst();
        if (dayFirst.isPresent() && monthFirst.isPresent()) {
            throw contradiction(dayFirst.get(), monthFirst.get());
        }
        boolean settled = slashed.isEmpty() || dayFirst.isPresent() || monthFirst.isPresent();
        return new HistoryDates(dayFirst.isPresent(), settled ? null : assumption(slashed.get(0)));
    }

    /** Whether that part of a date can only be its day, and the other its month. */
    private static boolean isDay(String part, String other, Cell cell) {
        Matcher date = SLASHES.matcher(withoutTime(cell.text()));
        return date.matches() && number(date, part) > MONTHS && number(date, other) <= MONTHS;
    }

    private static FeedException contradiction(Cell dayFirst, Cell monthFirst) {
        return new FeedException("'%s' in line %d has the day first, but '%s' in line %d has the month first: write"
                        .formatted(dayFirst.text(), dayFirst.line(), monthFirst.text(), monthFirst.line())
                + " all dates alike, such as 2013-01-02");
    }

    private static String assumption(Cell first) {
        return "'%s' in line %d is read as month/day/year, as in the US: no date in the file has a part above %d"
                .formatted(first.text(), first.line(), MONTHS);
    }

    /** @throws FeedException that says what was found and what would be right */
    LocalDate read(String text) {
        String date = withoutTime(text);
        try {
            for (Pattern form : FORMS_THAT_SAY) {
                Matcher matcher = form.matcher(date);
                if (matcher.matches()) {
                    return LocalDate.of(number(matcher, "year"), month(matcher), number(matcher, "day"));
                }
            }
            Matcher slashes = SLASHES.matcher(date);
            if (slashes.matches()) {
                return LocalDate.of(
                        number(slashes, "year"),
                        number(slashes, dayFirst ? "second" : "first"),
                        number(slashes, dayFirst ? "first" : "second"));
            }
        } catch (DateTimeException e) {
            throw new FeedException("'" + text + "' is not a day of the calendar", e);
        }
        throw new FeedException("'" + text + "' " + fault(date));
    }

    private static String fault(String date) {
        if (SHORT_YEAR.matcher(date).matches()) {
            return "leaves the century open: write the year with four digits, such as 2013-01-02";
        }
        if (HYPHENS.matcher(date).matches()) {
            return "leaves open which part is the month: write the year first, such as 2013-01-02";
        }
        return "is not a date: write " + FORMS;
    }

    private static String withoutTime(String text) {
        return TIME.matcher(text).replaceFirst("").replaceAll("\\s+", " ");
    }

    private static int number(Matcher matcher, String group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static int month(Matcher matcher) {
        String text = matcher.group("month");
        if (Character.isDigit(text.charAt(0))) {
            return Integer.parseInt(text);
        }
        for (Month month : Month.values()) {
            if (month.name().startsWith(text.toUpperCase(Locale.ROOT))) {
                return month.getValue();
            }
        }
        throw new DateTimeException("no month " + text);
    }
}
