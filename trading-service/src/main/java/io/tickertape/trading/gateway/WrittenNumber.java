package io.tickertape.trading.gateway;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a number was written, and the plain digits that were certainly meant by it.
 *
 * @param fault what keeps the text from being plain digits, as in "which has a unit"; empty where nothing does
 * @param plain digits with at most one decimal point; empty where it is not certain which number was meant
 * @param choice the numbers that may have been meant, as in "write 1234 or 1.234"; empty where it is not two
 */
record WrittenNumber(String fault, String plain, String choice) {
    /** The page's fields take no more characters; the patterns below need seconds for thousands of them. */
    private static final int LONGEST = 64;

    /** What a language takes for a blank differs: the page's script has the same list. */
    private static final String BLANK = "\\t-\\r\\x1c- \\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";

    private static final Pattern AROUND = Pattern.compile("^[" + BLANK + "]+|[" + BLANK + "]+$");
    private static final Pattern PLAIN = Pattern.compile("\\d+(\\.\\d+)?");
    private static final Pattern REORDERING = Pattern.compile("[\\u202a-\\u202e\\u2066-\\u2069]");
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\u00ad\\u061c\\u180e\\u200b-\\u200f\\u2060-\\u2064\\ufeff]");
    private static final Pattern OTHER_DIGIT = Pattern.compile("(?![0-9])\\p{Nd}");
    private static final Pattern PLUS = Pattern.compile("^\\+");
    private static final Pattern BELOW_ZERO =
            Pattern.compile("[-\\u2010-\\u2015\\u2212] ?[$\\u20ac\\u00a3]? ?\\.?\\d.*|\\([^()]*\\d[^()]*\\)");
    private static final Pattern SHARES = Pattern.compile("(?i) ?(sh|shs|shares?)$");
    private static final Pattern CURRENCY =
            Pattern.compile("(?i)^[$\\u20ac\\u00a3] ?| ?([$\\u20ac\\u00a3]|USD|EUR|GBP)$");
    private static final Pattern EXPONENT = Pattern.compile("(?i)\\d+(\\.\\d+)?e[+-]?\\d+");
    private static final Pattern GROUPED = Pattern.compile("([1-9]\\d{0,2})(?<mark>[,.'\\u2019" + BLANK
            + "])(?<groups>\\d{3}(?:\\k<mark>\\d{3})*)(?:(?!\\k<mark>)[.,](?<decimals>\\d+))?");
    /** As the page writes them: a comma can be nothing else there. */
    private static final Pattern OUR_SHARES = Pattern.compile("\\d{1,3}(,\\d{3})+");

    private static final Pattern OUR_PRICE = Pattern.compile("\\d{1,3}(,\\d{3})+(\\.\\d+|(?<=,\\d{3},\\d{3}))");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("(\\d+),(\\d+)");
    private static final Pattern POINT_AT_AN_END = Pattern.compile("\\.\\d+|\\d+\\.");

    static WrittenNumber quantity(String text) {
        return read(text, false);
    }

    static WrittenNumber price(String text) {
        return read(text, true);
    }

    private static WrittenNumber read(String text, boolean isPrice) {
        if (text.length() > LONGEST) {
            return uncertain("is longer than any number, which has at most " + LONGEST + " characters");
        }
        String written = AROUND.matcher(text).replaceAll("");
        if (PLAIN.matcher(written).matches()) {
            return isPrice ? new WrittenNumber("", written, "") : whole("", written);
        }
        if (REORDERING.matcher(written).find()) {
            return uncertain("has marks in it that change the order of its characters");
        }
        if (BELOW_ZERO.matcher(written).matches()) {
            return uncertain("is below 0");
        }
        return cleaned(written, isPrice);
    }

    private static WrittenNumber cleaned(String written, boolean isPrice) {
        String seen = INVISIBLE.matcher(written).replaceAll("");
        String ascii = OTHER_DIGIT.matcher(seen).replaceAll(WrittenNumber::asciiDigit);
        String unsigned = PLUS.matcher(ascii).replaceFirst("");
        String bare = AROUND.matcher(
                        (isPrice ? CURRENCY : SHARES).matcher(unsigned).replaceFirst(""))
                .replaceAll("");
        String fault = !seen.equals(written)
                ? "has an invisible character in it"
                : !ascii.equals(seen)
                        ? "is not written in the digits 0 to 9"
                        : !unsigned.equals(ascii) ? "has a sign" : !bare.equals(unsigned) ? "has a unit" : "";
        if (PLAIN.matcher(bare).matches()) {
            return isPrice ? new WrittenNumber(fault, bare, "") : whole(fault, bare);
        }
        if (EXPONENT.matcher(bare).matches()) {
            return uncertain("has an exponent");
        }
        return separated(fault, bare, isPrice);
    }

    private static WrittenNumber separated(String earlierFault, String bare, boolean isPrice) {
        Matcher grouped = GROUPED.matcher(bare);
        if (grouped.matches()) {
            boolean isOurs = (isPrice ? OUR_PRICE : OUR_SHARES).matcher(bare).matches();
            String fault = !earlierFault.isEmpty() ? earlierFault : isOurs ? "" : "has separators between its digits";
            String digits = grouped.group(1) + grouped.group("groups").replaceAll("\\D", "");
            String decimals = grouped.group("decimals");
            if (isPrice && DECIMAL_COMMA.matcher(bare).matches()) {
                return new WrittenNumber(fault, "", "write " + digits + " or " + bare.replace(',', '.'));
            }
            String plain = decimals == null ? digits : digits + "." + decimals;
            return isPrice ? new WrittenNumber(fault, plain, "") : withoutZeros(fault, plain);
        }
        if (DECIMAL_COMMA.matcher(bare).matches()) {
            String fault = earlierFault.isEmpty() ? "has a comma in it" : earlierFault;
            return isPrice ? new WrittenNumber(fault, bare.replace(',', '.'), "") : uncertain(fault);
        }
        if (POINT_AT_AN_END.matcher(bare).matches()) {
            String fault = earlierFault.isEmpty() ? "has no digit on one side of its point" : earlierFault;
            String plain = bare.startsWith(".") ? "0" + bare : bare.substring(0, bare.length() - 1);
            return isPrice ? new WrittenNumber(fault, plain, "") : withoutZeros(fault, plain);
        }
        return uncertain("is not a number");
    }

    /** Of shares that were written with a decimal point: 1.000 is one share here and a thousand elsewhere. */
    private static WrittenNumber whole(String fault, String plain) {
        Matcher grouped = GROUPED.matcher(plain);
        if (!grouped.matches()) {
            return withoutZeros(fault, plain);
        }
        String thousands = plain.replace(".", "");
        String units = plain.substring(0, plain.indexOf('.'));
        String choice = grouped.group("groups").equals("000") ? "write " + units + " or " + thousands : "";
        return new WrittenNumber(fault.isEmpty() ? "has decimals" : fault, "", choice);
    }

    private static WrittenNumber withoutZeros(String fault, String plain) {
        int point = plain.indexOf('.');
        if (point < 0) {
            return new WrittenNumber(fault, plain, "");
        }
        boolean isWhole = plain.substring(point + 1).matches("0+");
        return new WrittenNumber(
                fault.isEmpty() ? "has decimals" : fault, isWhole ? plain.substring(0, point) : "", "");
    }

    private static WrittenNumber uncertain(String fault) {
        return new WrittenNumber(fault, "", "");
    }

    private static String asciiDigit(MatchResult digit) {
        return Integer.toString(Character.digit(digit.group().codePointAt(0), 10));
    }
}
