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
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads a record's key and value as a tick, once, strictly; says what is wrong where it is not one. */
final class TickParser {
    /** A tick with every field is some 400 bytes. */
    static final int MAXIMUM_BYTES = 8 * 1024;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(8)
                    .maxNumberLength(64)
                    .maxStringLength(MAXIMUM_BYTES)
                    .build())
            .build();

    private TickParser() {}

    /**
     * Reads one record.
     *
     * @param recorded the record's own time, which a tick without {@code time} takes
     */
    static Reading parse(byte @Nullable [] key, byte @Nullable [] value, Instant recorded) {
        if (value == null) {
            return new Refusal(Reason.TOMBSTONE, "the record has no value; a tick is a JSON object with a price");
        }
        if (key == null || key.length > MAXIMUM_BYTES) {
            return new Refusal(Reason.BAD_KEY, "the record has no usable key; the key is the symbol: " + Symbol.FORM);
        }
        if (value.length > MAXIMUM_BYTES) {
            return new Refusal(Reason.OVERSIZE, value.length + " bytes; a tick is at most " + MAXIMUM_BYTES + " bytes");
        }
        try {
            String name = decode(key);
            if (!Symbol.isSymbol(name)) {
                return new Refusal(Reason.BAD_KEY, "the key is not a symbol: " + Symbol.FORM);
            }
            return parse(new Symbol(name), decode(value), recorded);
        } catch (CharacterCodingException e) {
            return new Refusal(Reason.BAD_UTF8, "the key or the value is not UTF-8");
        }
    }

    private static Reading parse(Symbol symbol, String json, Instant recorded) {
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return new Refusal(Reason.NOT_AN_OBJECT, "a tick is a JSON object such as {\"price\": 189.50}");
            }
            TickFields fields = new TickFields(symbol, recorded);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                Refusal refusal = hasLineBreak(parser) ? lineBreak(field) : fields.take(field, parser);
                if (refusal != null) {
                    return refusal;
                }
            }
            if (parser.nextToken() != null) {
                return new Refusal(Reason.NOT_JSON, "there is something behind the tick's closing brace");
            }
            return fields.tick();
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
        return new Refusal(Reason.LINE_BREAK, field + ": a text in a tick has no CR and no LF");
    }

    private static String decode(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }
}
