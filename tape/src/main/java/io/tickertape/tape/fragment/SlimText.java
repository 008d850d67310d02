package io.tickertape.tape.fragment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Leaves indentation and comments out of scripts and style sheets: a quarter of what they take on the wire. It reads by
 * the line, so no text of a script may go on in the next line.
 */
final class SlimText {
    /** The folder of the scripts that others have written and minified. */
    private static final String LIBRARIES = "lib/";

    private static final Pattern STYLE_COMMENT = Pattern.compile("(?s)/\\*.*?\\*/");

    private SlimText() {}

    static byte[] of(String name, byte[] file) {
        if (name.startsWith(LIBRARIES)) {
            return file;
        }
        String text = new String(file, UTF_8);
        if (name.endsWith(".css")) {
            return slim(STYLE_COMMENT.matcher(text).replaceAll("")).getBytes(UTF_8);
        }
        return name.endsWith(".js") ? slim(script(name, text)).getBytes(UTF_8) : file;
    }

    private static String script(String name, String text) {
        if (text.lines()
                .anyMatch(line -> line.chars().filter(mark -> mark == '`').count() % 2 != 0)) {
            throw new IllegalStateException("A text of " + name + " goes on in the next line");
        }
        return text;
    }

    private static String slim(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("//"))
                .collect(Collectors.joining("\n"));
    }
}
