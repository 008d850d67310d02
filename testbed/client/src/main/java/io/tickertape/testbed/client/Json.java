package io.tickertape.testbed.client;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Flat JSON objects, read and written by the letter of their format; nothing here is shared with the services. */
public final class Json {
    private static final String STRING = "\"((?:[^\"\\\\]|\\\\.)*+)\"";
    private static final Pattern FIELD =
            Pattern.compile("\\s*" + STRING + "\\s*:\\s*(?:" + STRING + "|(-?[0-9][0-9.eE+\\-]*|true|false|null))\\s*");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|(.))");

    private Json() {}

    /**
     * Reads the fields of an object that holds texts, numbers, booleans and nulls; nulls are left out.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static Map<String, String> read(String text) {
        String object = text.strip();
        if (!object.startsWith("{") || !object.endsWith("}")) {
            throw new IllegalArgumentException("not an object: " + text);
        }
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher field = FIELD.matcher(object).region(1, object.length() - 1);
        while (field.lookingAt()) {
            String value = field.group(2) == null ? field.group(3) : plain(field.group(2));
            if (!value.equals("null") || field.group(2) != null) {
                if (fields.put(plain(field.group(1)), value) != null) {
                    throw new IllegalArgumentException("a field twice: " + text);
                }
            }
            int next = field.end();
            if (next == object.length() - 1) {
                return fields;
            }
            if (object.charAt(next) != ',') {
                break;
            }
            field.region(next + 1, object.length() - 1);
        }
        if (object.substring(1, object.length() - 1).isBlank()) {
            return fields;
        }
        throw new IllegalArgumentException("not a flat object: " + text);
    }

    private static String plain(String escaped) {
        return ESCAPE.matcher(escaped)
                .replaceAll(escape -> Matcher.quoteReplacement(letter(escape.group(1), escape.group(2))));
    }

    private static String letter(@org.jspecify.annotations.Nullable String code, String escaped) {
        if (code != null) {
            return String.valueOf((char) Integer.parseInt(code, 16));
        }
        return switch (escaped) {
            case "n" -> "\n";
            case "r" -> "\r";
            case "t" -> "\t";
            case "b" -> "\b";
            case "f" -> "\f";
            default -> escaped;
        };
    }

    /** Writes an object of texts. */
    public static String write(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> quoted(field.getKey()) + ":" + quoted(field.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String quoted(String text) {
        return "\"" + text.chars().mapToObj(Json::escaped).collect(Collectors.joining()) + "\"";
    }

    private static String escaped(int letter) {
        if (letter < ' ') {
            return String.format("\\u%04x", letter);
        }
        return (letter == '"' || letter == '\\' ? "\\" : "") + (char) letter;
    }
}
