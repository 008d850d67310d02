package io.tickertape.testbed.hardening;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Endless texts that mean something to a page, a stream, a spreadsheet, a template or a terminal; the same for the same seed. */
public final class HostileTexts {
    private static final List<String> PIECES = List.of(
            "<",
            ">",
            "\"",
            "'",
            "&",
            "`",
            "</td></tr></table>",
            "</title></textarea></select>",
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "<tr hx-swap-oob=\"true\" id=\"blotter\">",
            "<template>",
            "\" hx-get=\"/evil\" x=\"",
            "' onload='x",
            "<!--",
            "-->",
            "]]>",
            "<?x ?>",
            "&lt;b&gt;",
            "&#10;",
            "&#x3c;",
            "&amp",
            "[[${7*7}]]",
            "[(${7*7})]",
            "__${7*7}__",
            "${7*7}",
            "@{/evil}",
            "~{desk :: row}",
            "javascript:alert(1)",
            "\ndata: forged\n\n",
            "\r\n\r\nevent: forged",
            "\nid: 9",
            "\r",
            "\n",
            "\n12:00:00.000 ERROR Login forged",
            "=1+1",
            "=cmd|' /C calc'!A0",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t",
            ",",
            ";",
            "\"\"",
            "\u0000",
            "\u001b[2J",
            "\u009b31m",
            "\u007f",
            "\u0085",
            "\u2028",
            "\u2029",
            "\u202e",
            "\u2066",
            "\ufeff",
            "\u200b",
            "\ud800",
            "\udc00",
            "\\",
            "\\n",
            "%0a",
            "%s",
            "{}",
            "Grüße",
            "日本",
            "😀",
            "@@",
            " ");

    private final SplittableRandom random;

    public HostileTexts(long seed) {
        random = new SplittableRandom(seed);
    }

    /** How many texts a test tries: 90, or as many as the system property {@code hostile.texts} says. */
    public static int count() {
        return Integer.getInteger("hostile.texts", 90);
    }

    /** First each piece by itself, then mixtures: so many. */
    public Stream<String> some(int count) {
        return Stream.concat(PIECES.stream().map(piece -> piece + "x"), Stream.generate(this::mixed))
                .limit(count);
    }

    /** A text as JSON that any parser reads, half characters included. */
    public static String json(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars()
                .forEach(unit -> json.append(
                        Character.isLetterOrDigit(unit) && unit < 128
                                ? String.valueOf((char) unit)
                                : String.format("\\u%04x", unit)));
        return json.append('"').toString();
    }

    /** A mixture that holds a letter. */
    private String mixed() {
        StringBuilder text = new StringBuilder();
        int pieces = random.nextInt(1, 6);
        for (int piece = 0; piece < pieces; piece++) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.insert(random.nextInt(text.length() + 1), 'x').toString();
    }
}
