package io.tickertape.tape.fragment;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Markup without the white space that only lays out its source: a line break and what surrounds it between two tags
 * goes, and so does all but one blank between two attributes. And without the end tags of a table's cells where another
 * cell or the row's end follows, since HTML lets them be left out.
 *
 * <p>A blank between two tags of one line stays, because it may part two words. White space in a text, in an attribute's
 * value, in a comment, and in elements that show or run their source as it stands is left alone.
 */
final class FoldedMarkup {
    private static final Set<String> VERBATIM = Set.of("pre", "textarea", "script", "style");

    private static final Pattern CELL_END = Pattern.compile("</t[dh]>(?=<t[dh][ >]|</tr>)");

    private final String source;
    private final StringBuilder folded;
    private int at;

    private FoldedMarkup(String source) {
        this.source = source;
        this.folded = new StringBuilder(source.length());
    }

    static String fold(String source) {
        FoldedMarkup markup = new FoldedMarkup(source);
        while (markup.at < source.length()) {
            if (markup.isTag(markup.at)) {
                markup.tag();
            } else {
                markup.text();
            }
        }
        return CELL_END.matcher(markup.folded).replaceAll("");
    }

    private boolean isTag(int index) {
        if (source.charAt(index) != '<' || index + 1 == source.length()) {
            return false;
        }
        char next = source.charAt(index + 1);
        return Character.isLetter(next) || next == '/' || next == '!' || next == '?';
    }

    private void text() {
        int begin = at;
        boolean isBlank = true;
        boolean hasLineBreak = false;
        while (at < source.length() && !isTag(at)) {
            char c = source.charAt(at++);
            isBlank &= isSpace(c);
            hasLineBreak |= c == '\n' || c == '\r';
        }
        if (!isBlank || !hasLineBreak) {
            folded.append(source, begin, at);
        }
    }

    private void tag() {
        if (source.startsWith("<!--", at)) {
            copyThrough("-->");
            return;
        }
        int begin = at;
        char last = attributes();
        String name = name(begin + 1);
        if (last != '/' && VERBATIM.contains(name)) {
            copyVerbatim(name);
        }
    }

    /** Copies a tag with one blank for each run of white space outside of quotes; returns what stands before its end. */
    private char attributes() {
        char last = ' ';
        while (at < source.length()) {
            char c = source.charAt(at++);
            if (c == '>') {
                folded.append(c);
                return last;
            }
            if (c == '"' || c == '\'') {
                folded.append(c);
                copyThrough(String.valueOf(c));
            } else if (!isSpace(c)) {
                folded.append(c);
            } else if (at < source.length() && !isSpace(source.charAt(at)) && source.charAt(at) != '>') {
                folded.append(' ');
            }
            last = c;
        }
        return last;
    }

    private void copyVerbatim(String name) {
        int end = at;
        while (end < source.length()
                && !(source.startsWith("</", end) && name(end + 2).equals(name))) {
            end++;
        }
        folded.append(source, at, end);
        at = end;
    }

    private void copyThrough(String end) {
        int found = source.indexOf(end, at);
        int next = found < 0 ? source.length() : found + end.length();
        folded.append(source, at, next);
        at = next;
    }

    private String name(int begin) {
        int end = begin;
        while (end < source.length() && Character.isLetterOrDigit(source.charAt(end))) {
            end++;
        }
        return source.substring(begin, end).toLowerCase(Locale.ROOT);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f';
    }
}
