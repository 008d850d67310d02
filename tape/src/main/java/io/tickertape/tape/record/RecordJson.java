package io.tickertape.tape.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.tickertape.tape.record.Reading.Reason;
import io.tickertape.tape.record.RecordText.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Walks through the fields of a record's JSON object. Fields that nobody takes are not looked into. */
final class RecordJson {
    /** Reads past faults of JSON that must not cost the price beside them; the record's length bounds all lengths. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .enable(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
            .enable(JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS)
            .enable(JsonReadFeature.ALLOW_LEADING_DECIMAL_POINT_FOR_NUMBERS)
            .enable(JsonReadFeature.ALLOW_TRAILING_DECIMAL_POINT_FOR_NUMBERS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(RecordText.MAXIMUM_BYTES)
                    .maxNumberLength(RecordText.MAXIMUM_BYTES)
                    .maxStringLength(RecordText.MAXIMUM_BYTES)
                    .build())
            .build();

    private RecordJson() {}

    /** Takes the fields of a record, one after the other. */
    interface Fields {
        /** Takes a field at whose value the parser stands. */
        void take(String field, JsonParser parser) throws IOException, RefusedException;
    }

    static void read(String json, String example, Fields fields) throws RefusedException {
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new RefusedException(
                        Reason.NOT_AN_OBJECT,
                        "a JSON object is expected, such as " + example + ", not " + kind(parser));
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                fields.take(field, parser);
                parser.skipChildren();
            }
            if (parser.currentToken() != JsonToken.END_OBJECT) {
                throw new RefusedException(Reason.NOT_JSON, "the JSON object has no end");
            }
            if (parser.nextToken() != null) {
                throw new RefusedException(Reason.NOT_JSON, "there is something behind the object's closing brace");
            }
        } catch (JsonProcessingException e) {
            throw new RefusedException(
                    Reason.NOT_JSON,
                    "the value is not JSON from character " + column(e) + " on; an object is expected, such as "
                            + example);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from a string", e);
        }
    }

    private static String kind(JsonParser parser) throws IOException {
        return parser.currentToken() == null ? "nothing" : Figures.shown(parser);
    }

    private static long column(JsonProcessingException e) {
        return e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getCharOffset());
    }
}
