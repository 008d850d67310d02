package io.tickertape.tape.log;

/** Text in which every character shows: what would move, turn or end the writing is written out, such as {@code \n}. */
final class VisibleText {
    private VisibleText() {}

    static String of(String text) {
        return text.codePoints().anyMatch(VisibleText::isHidden) ? writtenOut(text) : text;
    }

    private static String writtenOut(String text) {
        StringBuilder visible = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> {
            if (isHidden(character)) {
                writeOut(character, visible);
            } else {
                visible.appendCodePoint(character);
            }
        });
        return visible.toString();
    }

    private static void writeOut(int character, StringBuilder visible) {
        switch (character) {
            case '\n' -> visible.append("\\n");
            case '\r' -> visible.append("\\r");
            case '\t' -> visible.append("\\t");
            default ->
                visible.append("\\u{").append(Integer.toHexString(character)).append('}');
        }
    }

    /** A control, such as the escape that colours a terminal, a mark that turns the writing, or half a character. */
    private static boolean isHidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }
}
