package io.tickertape.testbed.feed;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
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

    private final Pattern number;
    private final String thousands;

    DecimalMark(String decimals, String thousands) {
        this.thousands = thousands;
        this.number = Pattern.compile("[-+]?(?:\\d{1,30}|\\d{1,3}(?:" + thousands + "\\d{3}){1,9}|(?=" + decimals
                + "\\d))(?:" + decimals + "\\d{0,30})?(?:[eE][-+]?\\d{1,2})?");
    }

    /** The mark of a file, by those of its numbers that can be read in one way only, else as its separator suggests. */
    static DecimalMark of(char separator, Collection<String> numbers) {
        Set<DecimalMark> shown = EnumSet.noneOf(DecimalMark.class);
        boolean comma = false;
        for (String number : numbers) {
            DecimalMark mark = shownBy(CURRENCY.matcher(number).replaceFirst("$1"));
            if (mark != null) {
                shown.add(mark);
            }
            comma |= number.indexOf(',') >= 0;
        }
        if (shown.size() == 1) {
            return shown.iterator().next();
        }
        return separator != ',' && comma ? COMMA : POINT;
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
        String bare = CURRENCY.matcher(text).replaceFirst("$1");
        Matcher matcher = number.matcher(bare);
        if (!matcher.matches()) {
            return null;
        }
        String plain = bare.replaceAll(thousands, "");
        return new BigDecimal(MARK.matcher(plain).replaceFirst("."));
    }

    /** A number as this file would write it, for a message. */
    String example(String number) {
        return this == POINT ? number : number.replace('.', ',');
    }
}
