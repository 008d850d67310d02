package io.tickertape.tape.record;

/** A piece of a record as it may stand in a sentence: short, and without characters that would end or turn a line. */
final class Quoted {
    private static final int MAXIMUM_LENGTH = 40;

    private Quoted() {}

    static String of(String text) {
        StringBuilder quoted = new StringBuilder("“");
        int length = 0;
        for (int i = 0; i < text.length() && length < MAXIMUM_LENGTH; i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            quoted.appendCodePoint(isSeen(c) ? c : '?');
            length++;
        }
        return quoted.append(text.codePointCount(0, text.length()) > length ? "…”" : "”")
                .toString();
    }

    /** Whether a character shows itself and nothing else: no control, no mark that turns the writing. */
    static boolean isSeen(int c) {
        int type = Character.getType(c);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }
}
