package io.tickertape.trading.topic;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The form of our records: a JSON object without objects in it, decimals as text, instants in epoch milliseconds. */
public final class FlatJson {
    private static final JsonFactory JSON = new JsonFactory();

    private FlatJson() {}

    /** The scalar fields of an object; what is null or not scalar is left out. */
    public static Map<String, String> read(byte[] value) throws IOException {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser json = JSON.createParser(value)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("not a JSON object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                if (json.nextToken().isScalarValue() && json.currentToken() != JsonToken.VALUE_NULL) {
                    fields.put(name, json.getText());
                } else {
                    json.skipChildren();
                }
            }
        }
        return fields;
    }

    /** The field, which must be there. */
    public static String required(Map<String, String> fields, String name) {
        String value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no " + name);
        }
        return value;
    }

    /** The instant in a field that must be there. */
    public static Instant instant(Map<String, String> fields, String name) {
        return Instant.ofEpochMilli(Long.parseLong(required(fields, name)));
    }

    /** Writes one object, field by field; what is null is left out. */
    public static final class Writer {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(640);
        private final JsonGenerator json;

        public Writer() {
            try {
                json = JSON.createGenerator(bytes);
                json.writeStartObject();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        public Writer text(String field, @Nullable Object value) {
            if (value != null) {
                try {
                    json.writeStringField(field, value.toString());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return this;
        }

        public Writer number(String field, long value) {
            try {
                json.writeNumberField(field, value);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return this;
        }

        public Writer instant(String field, @Nullable Instant value) {
            return value == null ? this : number(field, value.toEpochMilli());
        }

        public byte[] bytes() {
            try {
                json.writeEndObject();
                json.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bytes.toByteArray();
        }
    }
}
