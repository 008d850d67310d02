package io.tickertape.trading.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads what may come from anybody: one JSON object, small and sound, or nothing. */
final class StrictJson {
    static final int MAXIMUM_BYTES = 8 * 1024;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(8)
                    .maxNumberLength(64)
                    .maxStringLength(MAXIMUM_BYTES)
                    .build())
            .build();

    private StrictJson() {}

    /** A field's value; of an object or an array only that it is one. */
    record Value(JsonToken kind, String text) {
        boolean isText() {
            return kind == JsonToken.VALUE_STRING;
        }

        boolean isNumber() {
            return kind.isNumeric();
        }

        boolean isNull() {
            return kind == JsonToken.VALUE_NULL;
        }

        private boolean hasLineBreak() {
            return isText() && (text.indexOf('\r') >= 0 || text.indexOf('\n') >= 0);
        }
    }

    static Optional<Map<String, Value>> read(byte[] json) {
        return json.length > MAXIMUM_BYTES ? Optional.empty() : decode(json).flatMap(StrictJson::read);
    }

    private static Optional<Map<String, Value>> read(String text) {
        try (JsonParser json = JSON.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            Map<String, Value> fields = new HashMap<>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                Value value = new Value(json.nextToken(), json.getText());
                if (value.hasLineBreak()) {
                    return Optional.empty();
                }
                json.skipChildren();
                fields.put(name, value);
            }
            return json.nextToken() == null ? Optional.of(fields) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Empty when the bytes are not UTF-8. */
    static Optional<String> decode(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
