package io.tickertape.tape.record;

/** Names as they can be shown. */
final class Names {
    private Names() {}

    /** The text on one line, without characters that cannot be seen, cut to a length. */
    static String plain(String text, int length) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            plain.appendCodePoint(Quoted.isSeen(c) ? c : ' ');
        });
        String line = plain.toString().replaceAll(" {2,}", " ").strip();
        return line.codePointCount(0, line.length()) <= length
                ? line
                : line.substring(0, line.offsetByCodePoints(0, length - 1)) + "…";
    }
}
