package io.tickertape.trading.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the desk's forms hold when the page is loaded: what an address asks for, or what was sent and refused.
 *
 * @param fields by their names in the forms
 */
public record WrittenForm(Map<String, String> fields) {
    static final WrittenForm EMPTY = new WrittenForm(Map.of());

    /** As long as a form's own fields may be. */
    private static final int LONGEST = 64;

    /** What the next order is likely to have in common with one that was taken. */
    private static final Set<String> KEPT = Set.of("action", "symbol", "side", "type", "timeInForce");

    public WrittenForm {
        fields = Map.copyOf(fields);
    }

    /** Of a field that came more than once, the first. */
    public static WrittenForm of(Map<String, List<String>> sent) {
        Map<String, String> fields = new HashMap<>();
        sent.forEach((name, values) -> values.stream().findFirst().ifPresent(value -> fields.put(name, value)));
        return new WrittenForm(fields);
    }

    /** What is left to write on when the form was carried out. */
    public WrittenForm taken() {
        Map<String, String> left = new HashMap<>(fields);
        left.keySet().retainAll(KEPT);
        return new WrittenForm(left);
    }

    /** The field as it was written, but not at any length; empty where it was not. */
    public String field(String name) {
        String text = fields.getOrDefault(name, "").strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    /** Shows the names alone: a ticket may be among the fields. */
    @Override
    public String toString() {
        return "WrittenForm" + new TreeSet<>(fields.keySet());
    }

    public boolean has(String name, String text) {
        return field(name).equalsIgnoreCase(text);
    }
}
