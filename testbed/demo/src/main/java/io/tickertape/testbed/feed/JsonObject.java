package io.tickertape.testbed.feed;

import java.math.BigDecimal;

/** One flat JSON object being written; decimals go out as strings, so that no reader makes floats of them. */
final class JsonObject {
    private final StringBuilder text = new StringBuilder(160).append('{');

    JsonObject text(String name, String value) {
        name(name).append('"');
        value.chars().forEach(this::escaped);
        text.append('"');
        return this;
    }

    JsonObject decimal(String name, BigDecimal value) {
        name(name).append('"').append(value.toPlainString()).append('"');
        return this;
    }

    JsonObject number(String name, BigDecimal value) {
        name(name).append(value.toPlainString());
        return this;
    }

    JsonObject whole(String name, long value) {
        name(name).append(value);
        return this;
    }

    private StringBuilder name(String name) {
        if (text.length() > 1) {
            text.append(',');
        }
        return text.append('"').append(name).append("\":");
    }

    private void escaped(int character) {
        if (character == '"' || character == '\\') {
            text.append('\\').append((char) character);
        } else if (character < ' ') {
            text.append("\\u%04x".formatted(character));
        } else {
            text.append((char) character);
        }
    }

    @Override
    public String toString() {
        return text + "}";
    }
}
