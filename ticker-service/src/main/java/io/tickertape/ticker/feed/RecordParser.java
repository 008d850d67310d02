package io.tickertape.ticker.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.tickertape.ticker.feed.Refusal.Reason;
import io.tickertape.ticker.market.Symbol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a record's key and its JSON value, once, strictly; says what is wrong where it is not what it should be. */
final class RecordParser {
    /** A tick with every field is some 400 bytes. */
    static final int MAXIMUM_BYTES = 8 * 1024;

    private static final int MAXIMUM_NUMBER_LENGTH = 64;
    private static final int MAXIMUM_EXPONENT = 64;
    /** Stands where bytes are not UTF-8, if it was not sent itself. */
    private static final char REPLACEMENT = 0xfffd;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(8)
                    .maxNumberLength(64)
                    .maxStringLength(MAXIMUM_BYTES)
                    .build())
            .build();

    private RecordParser() {}

    /** The fields of a record, gathered while it is read. */
    interface Fields {
        /** Takes one field, the parser standing at its value; null where it is well or not one of ours. */
        @Nullable
        Refusal take(String field, JsonParser parser) throws IOException;

        /** What the fields add up to. */
        Reading finish();
    }

    /**
     * Reads one record.
     *
     * @param begin makes the fields for a symbol
     */
    static Reading parse(byte @Nullable [] key, byte @Nullable [] value, Function<Symbol, Fields> begin) {
        if (value == null) {
            return new Refusal(Reason.TOMBSTONE, "the record has no value; a JSON object is expected");
        }
        if (key == null || key.length > MAXIMUM_BYTES) {
            return new Refusal(Reason.BAD_KEY, "the record has no usable key; the key is the symbol: " + Symbol.FORM);
        }
        if (value.length > MAXIMUM_BYTES) {
            return new Refusal(Reason.OVERSIZE, value.length + " bytes; at most " + MAXIMUM_BYTES + " are taken");
        }
        try {
            String name = decode(key);
            if (!Symbol.isSymbol(name)) {
                return new Refusal(Reason.BAD_KEY, "the key is not a symbol: " + Symbol.FORM);
            }
            return parse(decode(value), begin.apply(new Symbol(name)));
        } catch (CharacterCodingException e) {
            return new Refusal(Reason.BAD_UTF8, "the key or the value is not UTF-8");
        }
    }

    private static Reading parse(String json, Fields fields) {
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return new Refusal(Reason.NOT_AN_OBJECT, "a JSON object is expected, such as {\"price\": 189.50}");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                Refusal refusal = hasLineBreak(parser) ? lineBreak(field) : fields.take(field, parser);
                if (refusal != null) {
                    return refusal;
                }
            }
            if (parser.nextToken() != null) {
                return new Refusal(Reason.NOT_JSON, "there is something behind the object's closing brace");
            }
            return fields.finish();
        } catch (JsonParseException | StreamConstraintsException e) {
            return new Refusal(Reason.NOT_JSON, "not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("reading from a string", e);
        }
    }

    private static boolean hasLineBreak(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return false;
        }
        String text = parser.getText();
        return text.indexOf('\r') >= 0 || text.indexOf('\n') >= 0;
    }

    private static Refusal lineBreak(String field) {
        return new Refusal(Reason.LINE_BREAK, field + ": a text has no CR and no LF here");
    }

    private static String decode(byte[] bytes) throws CharacterCodingException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) < 0) {
            return text;
        }
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    /** Checks the field {@code symbol}, which must equal the key. */
    static @Nullable Refusal symbol(Symbol symbol, JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return RecordParser.wrongType("symbol", "a string equal to the record's key", parser);
        }
        return parser.getText().equals(symbol.name())
                ? null
                : new Refusal(Reason.WRONG_KEY, "the field symbol is not the record's key, " + symbol);
    }

    /** The number at which the parser stands, plain or in a string; null where there is none. */
    static @Nullable BigDecimal number(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_STRING && !token.isNumeric()) {
            return null;
        }
        String text = parser.getText();
        if (text.length() > MAXIMUM_NUMBER_LENGTH) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(text);
            // 1e999999999 is short to write and gigabytes to print.
            return Math.abs((long) number.scale()) > MAXIMUM_EXPONENT ? null : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    static Refusal wrongType(String field, String right, JsonParser parser) {
        return new Refusal(Reason.WRONG_TYPE, field + ": " + right + " is expected, not " + parser.currentToken());
    }
}
