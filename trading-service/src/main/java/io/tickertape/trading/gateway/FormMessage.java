package io.tickertape.trading.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a browser sent: the form's fields by name. Its HEADERS are the client's own claims, and are not read. */
record FormMessage(Map<String, String> fields) {
    private static final int MAXIMUM_FIELDS = 64;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    FormMessage {
        fields = Map.copyOf(fields);
    }

    /** Empty when the text is not one JSON object. */
    static Optional<FormMessage> parse(String text) {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser json = JSON.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                if (json.nextToken() == JsonToken.VALUE_STRING) {
                    fields.put(name, json.getText());
                } else if (json.currentToken().isNumeric()) {
                    fields.put(name, json.getText());
                } else {
                    json.skipChildren();
                }
                if (fields.size() > MAXIMUM_FIELDS) {
                    return Optional.empty();
                }
            }
            boolean whole = json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null;
            return whole ? Optional.of(new FormMessage(fields)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The field without blanks around it; empty when it was left out or left blank. */
    String field(String name) {
        return fields.getOrDefault(name, "").strip();
    }
}
