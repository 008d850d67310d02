package io.tickertape.testbed.feed;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What parts a number's decimals in a file; the other mark then parts its thousands. */
enum DecimalMark {
    POINT("\\.", ","),
    COMMA(",", "\\.");

    private static final Pattern CURRENCY = Pattern.compile("^([-+]?)[$€£] ?");
    private static final Pattern MARK = Pattern.compile("[.,]");
    /** Thousands as well as a number with three decimals. */
    private static final Pattern AMBIGUOUS = Pattern.compile("[1-9]\\d{0,2}[.,]\\d{3}");

    /** Marks between thousands, whichever mark parts the decimals. */
    private static final Pattern MARKS_OF_THOUSANDS = Pattern.compile("['\u2019 \u00a0\u202f]");

    private final Pattern number;
    private final String thousands;

    DecimalMark(String decimals, String thousands) {
        this.thousands = thousands;
        String grouped = "\\d{1,3}([" + thousands + "'\u2019 \u00a0\u202f])\\d{3}(?:\\1\\d{3}){0,8}";
        String inIndia = "\\d{1,2}(?:" + thousands + "\\d{2}){1,9}" + thousands + "\\d{3}";
        this.number = Pattern.compile("[-+]?(?:\\d{1,30}|" + grouped + "|" + inIndia + "|(?=" + decimals + "\\d))(?:"
                + decimals + "\\d{0,30})?(?:[eE][-+]?\\d{1,2})?");
    }

    /** The mark of a file, by those of its numbers that can be read in one way only, else as its separator suggests. */
    static DecimalMark of(char separator, Collection<String> numbers) {
        Set<DecimalMark> shown = shownBy(numbers);
        boolean comma = numbers.stream().anyMatch(number -> number.indexOf(',') >= 0);
        if (shown.size() == 1) {
            return shown.iterator().next();
        }
        return separator == ';' && comma ? COMMA : POINT;
    }

    /** How a number is read that can be read in two ways, where no other says; null if one does, or there are none. */
    static @Nullable String assumption(char separator, List<Cell> numbers) {
        List<String> texts = numbers.stream().map(Cell::text).toList();
        if (shownBy(texts).size() == 1) {
            return null;
        }
        DecimalMark mark = of(separator, texts);
        return numbers.stream()
                .filter(number -> AMBIGUOUS.matcher(bare(number.text())).matches())
                // A point in a file that is parted by commas goes without saying.
                .filter(number -> separator != ',' || number.text().indexOf(',') >= 0)
                .findFirst()
                .map(number ->
                        "'%s' in line %d is read as %s: no number in the file shows which mark parts its decimals"
                                .formatted(number.text(), number.line(), mark.read(number.text())))
                .orElse(null);
    }

    private static Set<DecimalMark> shownBy(Collection<String> numbers) {
        Set<DecimalMark> shown = EnumSet.noneOf(DecimalMark.class);
        for (String number : numbers) {
            DecimalMark mark = shownBy(bare(number));
            if (mark != null) {
                shown.add(mark);
            }
        }
        return shown;
    }

    private static String bare(String number) {
        return CURRENCY.matcher(number).replaceFirst("$1");
    }

    private static @Nullable DecimalMark shownBy(String number) {
        int point = number.lastIndexOf('.');
        int comma = number.lastIndexOf(',');
        if (point == comma || AMBIGUOUS.matcher(number).matches()) {
            return null;
        }
        DecimalMark last = point > comma ? POINT : COMMA;
        boolean repeated = number.indexOf(number.charAt(Math.max(point, comma))) < Math.max(point, comma);
        return repeated ? last.other() : last;
    }

    private DecimalMark other() {
        return this == POINT ? COMMA : POINT;
    }

    /** The number that a text is in this file, null if it is none. */
    @Nullable
    BigDecimal read(String text) {
        String bare = bare(text);
        if (!number.matcher(bare).matches()) {
            return null;
        }
        String plain = MARKS_OF_THOUSANDS.matcher(bare).replaceAll("").replaceAll(thousands, "");
        return new BigDecimal(MARK.matcher(plain).replaceFirst("."));
    }

    /** A number as this file would write it, for a message. */
    String example(String number) {
        return this == POINT ? number : number.replace('.', ',');
    }
}
