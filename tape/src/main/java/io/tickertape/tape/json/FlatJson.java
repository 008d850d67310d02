package io.tickertape.tape.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The form of our records: a JSON object without objects in it, decimals as text, instants in epoch milliseconds. */
public final class FlatJson {
    /** Far more than a record of ours takes. */
    private static final int MOST_BYTES = 64 << 10;

    private static final int DEEPEST = 16;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(MOST_BYTES)
                    .maxNameLength(MOST_BYTES)
                    .maxNumberLength(MOST_BYTES)
                    .build())
            .build();

    private FlatJson() {}

    /**
     * The scalar fields of an object; what is null or not scalar is left out, but for its name: none stands twice.
     *
     * @throws IllegalArgumentException if it is no such object, with a reason that holds nothing of it
     */
    public static Fields read(byte @Nullable [] value) {
        if (value == null) {
            throw new IllegalArgumentException("no value");
        }
        if (value.length > MOST_BYTES) {
            throw new IllegalArgumentException("longer than " + MOST_BYTES + " bytes");
        }
        try (JsonParser json = JSON.createParser(text(value))) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("not a JSON object");
            }
            Fields fields = fields(json);
            if (json.nextToken() != null) {
                throw new IllegalArgumentException("more than one JSON object");
            }
            return fields;
        } catch (IOException e) {
            throw new IllegalArgumentException("not JSON, or nested deeper than " + DEEPEST + " levels", e);
        }
    }

    private static Fields fields(JsonParser json) throws IOException {
        Map<String, String> fields = new HashMap<>();
        Set<String> others = new HashSet<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            boolean isScalar = json.nextToken().isScalarValue() && json.currentToken() != JsonToken.VALUE_NULL;
            boolean isFirst = isScalar ? !others.contains(name) : !fields.containsKey(name) && others.add(name);
            if (!isFirst || (isScalar && fields.put(name, json.getText()) != null)) {
                throw new IllegalArgumentException("a field stands twice");
            }
            json.skipChildren();
        }
        return new Fields(fields);
    }

    /** Decoded here, since the parser would guess at other encodings. */
    private static String text(byte[] value) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("not UTF-8", e);
        }
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

        /** A list of objects, each as this writes one; the reader leaves lists out. */
        public Writer list(String field, List<byte[]> objects) {
            try {
                json.writeArrayFieldStart(field);
                for (byte[] object : objects) {
                    json.writeRawValue(new String(object, UTF_8));
                }
                json.writeEndArray();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return this;
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
