package io.tickertape.tape.record;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Size;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** Figures of a record, plain or in a string; of one that cannot be, what is wrong with it. */
final class Figures {
    /** The exact expansion of any floating-point number fits, with its 1,074 decimals. */
    private static final int MAXIMUM_LENGTH = 1100;

    private static final int MAXIMUM_EXPONENT = 64;
    private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}([,' \u00a0\u202f]\\d{3})+(\\.\\d+)?");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d+,\\d+");
    private static final String RIGHT = "a number such as 189.50 is expected";

    private Figures() {}

    /** A figure cannot be; the message says why. */
    static final class WrongException extends Exception {
        private static final long serialVersionUID = 1L;

        WrongException(String message) {
            super(message, null, false, false);
        }
    }

    static Price price(JsonParser parser) throws IOException, WrongException {
        BigDecimal number = number(parser);
        if (number.signum() <= 0) {
            throw new WrongException(shown(parser) + " is not above 0");
        }
        if (number.compareTo(Price.MAXIMUM) > 0) {
            throw new WrongException(shown(parser) + " is above " + Price.MAXIMUM);
        }
        try {
            return Price.rounded(number);
        } catch (IllegalArgumentException e) {
            throw new WrongException(shown(parser) + " rounds to 0; prices have 8 decimals");
        }
    }

    static Size size(JsonParser parser) throws IOException, WrongException {
        BigDecimal number = number(parser);
        if (number.signum() < 0) {
            throw new WrongException(shown(parser) + " is below 0");
        }
        if (number.compareTo(Size.MAXIMUM) > 0) {
            throw new WrongException(shown(parser) + " is above " + Size.MAXIMUM);
        }
        boolean exact = number.scale() <= Size.MAXIMUM_DECIMALS;
        return new Size(exact ? number : number.setScale(Size.MAXIMUM_DECIMALS, RoundingMode.HALF_EVEN));
    }

    /** A whole number from a least one on. */
    static long whole(JsonParser parser, long least) throws IOException, WrongException {
        BigDecimal number = number(parser);
        try {
            long whole = number.longValueExact();
            if (whole >= least) {
                return whole;
            }
        } catch (ArithmeticException e) {
            // It has decimals, or is too large: the answer is the same.
        }
        throw new WrongException(shown(parser) + " is not a whole number from " + least + " and below 2^63");
    }

    static BigDecimal number(JsonParser parser) throws IOException, WrongException {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_STRING && !token.isNumeric()) {
            throw new WrongException(shown(parser) + " is not a number; " + RIGHT);
        }
        // Where it stands in the record, without a copy: there are millions.
        char[] text = parser.getTextCharacters();
        int from = parser.getTextOffset();
        int end = from + parser.getTextLength();
        while (from < end && Character.isWhitespace(text[from])) {
            from++;
        }
        while (from < end && Character.isWhitespace(text[end - 1])) {
            end--;
        }
        int length = end - from;
        if (length > MAXIMUM_LENGTH) {
            throw new WrongException(
                    shown(parser) + " has " + length + " characters; at most " + MAXIMUM_LENGTH + " are read");
        }
        try {
            BigDecimal number = new BigDecimal(text, from, length);
            // 1e999999999 is short to write and gigabytes to print.
            if (number.scale() >= -MAXIMUM_EXPONENT && number.scale() <= MAXIMUM_LENGTH) {
                return number;
            }
            throw new WrongException(shown(parser) + " is out of range");
        } catch (NumberFormatException e) {
            throw new WrongException(notANumber(new String(text, from, length), shown(parser)));
        }
    }

    private static String notANumber(String text, String shown) {
        if (GROUPED.matcher(text).matches()) {
            return shown + " has thousands separators; plain digits are expected, such as "
                    + text.replaceAll("[,' \u00a0\u202f]", "");
        }
        if (DECIMAL_COMMA.matcher(text).matches()) {
            return shown + " has a decimal comma; a point is expected, such as " + text.replace(',', '.');
        }
        return shown + " is not a number; " + RIGHT;
    }

    /** The value at which the parser stands, as it may stand in a sentence. */
    static String shown(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return "an object";
        }
        if (token == JsonToken.START_ARRAY) {
            return "a list";
        }
        return Quoted.of(parser.getText());
    }
}
