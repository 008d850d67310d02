package io.tickertape.trading.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.tickertape.trading.order.Refusal;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a browser sent: the form's fields by name. Its HEADERS are the client's own claims, and are not read.
 *
 * @param misfits the known fields that hold neither text nor number, with what they hold instead
 */
record FormMessage(Map<String, String> fields, SortedMap<String, String> misfits) {
    /** The action of a form that somebody is still typing on. */
    static final String PREVIEW = "preview";

    private static final int MAXIMUM_FIELDS = 64;
    /** Far more than the ticket's fields take. */
    private static final int LONGEST_PREVIEW = 4_096;

    /** The forms' fields; what else a message holds is not looked into. */
    private static final Set<String> KNOWN = Set.of(
            "action",
            "ticket",
            "symbol",
            "side",
            "quantity",
            "type",
            "limitPrice",
            "stopPrice",
            "timeInForce",
            "quotePrice",
            "quoteSequence",
            "quoteBid",
            "quoteAsk",
            "quoteSymbol",
            "report",
            "placeAnyway",
            "orderId",
            "typed",
            "condition",
            "level",
            "alertId");

    private static final Set<String> QUOTE = Set.of("quotePrice", "quoteSequence", "quoteBid", "quoteAsk");

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    FormMessage {
        fields = Map.copyOf(fields);
        misfits = Collections.unmodifiableSortedMap(new TreeMap<>(misfits));
    }

    FormMessage(Map<String, String> fields) {
        this(fields, Collections.emptySortedMap());
    }

    /**
     * A form as a browser posts it that runs no script. Of a field that stands in the form more than once the last counts
     * that is not blank. The quote counts for the symbol alone that the page showed it of.
     */
    static FormMessage posted(Map<String, List<String>> body) {
        Map<String, String> fields = new HashMap<>();
        for (String name : KNOWN) {
            body.getOrDefault(name, List.of()).stream()
                    .filter(value -> !value.isBlank())
                    .forEach(value -> fields.put(name, value));
        }
        String quoted = fields.getOrDefault("quoteSymbol", "");
        if (!quoted.strip().equalsIgnoreCase(fields.getOrDefault("symbol", "").strip())) {
            fields.keySet().removeAll(QUOTE);
        }
        return new FormMessage(fields);
    }

    /** Empty when the text is not one JSON object. */
    static Optional<FormMessage> parse(String text) {
        Map<String, String> fields = new HashMap<>();
        SortedMap<String, String> misfits = new TreeMap<>();
        try (JsonParser json = JSON.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (value == JsonToken.VALUE_STRING || value.isNumeric()) {
                    fields.put(name, json.getText());
                } else if (value != JsonToken.VALUE_NULL) {
                    if (KNOWN.contains(name)) {
                        misfits.put(name, inWords(value));
                    }
                    json.skipChildren();
                }
                if (fields.size() > MAXIMUM_FIELDS) {
                    return Optional.empty();
                }
            }
            boolean whole = json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null;
            return whole ? Optional.of(new FormMessage(fields, misfits)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A message that asks for a preview; empty if it is any other. Whatever cannot be one is not read. */
    static Optional<FormMessage> preview(String text) {
        return text.length() <= LONGEST_PREVIEW && text.contains(PREVIEW)
                ? parse(text).filter(message -> message.field("action").equals(PREVIEW))
                : Optional.empty();
    }

    private static String inWords(JsonToken value) {
        return switch (value) {
            case START_ARRAY -> "a list";
            case START_OBJECT -> "an object";
            default -> value.asString();
        };
    }

    /** Shows the fields' names alone: a ticket is among them, and what an account wants to trade. */
    @Override
    public String toString() {
        return "FormMessage[fields=" + new TreeSet<>(fields.keySet()) + ", misfits=" + misfits.keySet() + "]";
    }

    /** Names each known field whose value is neither text nor number; such a message is about nothing certain. */
    List<Refusal> refusals() {
        return misfits.entrySet().stream()
                .map(misfit -> GatewayRefusals.notAText(misfit.getKey(), misfit.getValue()))
                .toList();
    }

    /** The field without blanks around it; empty when it was left out or left blank. */
    String field(String name) {
        return fields.getOrDefault(name, "").strip();
    }
}
