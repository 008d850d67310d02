package io.tickertape.tape.fragment;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record taken apart: its texts, and its shape as bits and whatever else is asked after. */
final class Reading {
    private final @Nullable String[] texts;
    private long bits;
    private List<@Nullable Object> asked = List.of();
    private boolean hasBlankText;

    Reading(int texts) {
        this.texts = new @Nullable String[texts];
    }

    long bits() {
        return bits;
    }

    List<@Nullable Object> asked() {
        return asked;
    }

    /** Thymeleaf takes a text of nothing but white space for an empty one here, and for a text there. */
    boolean hasBlankText() {
        return hasBlankText;
    }

    /** The empty text where the record has none. */
    String text(int index) {
        String text = texts[index];
        return text == null ? "" : text;
    }

    void put(int index, int bit, String text) {
        if (!text.isEmpty() && (beginsPlainly(text) || !text.isBlank())) {
            texts[index] = text;
            set(bit);
        } else if (!text.isEmpty()) {
            hasBlankText = true;
        }
    }

    /** Nearly all texts do, and it is cheaper to see than that a text is not blank. */
    private static boolean beginsPlainly(String text) {
        char first = text.charAt(0);
        return first > ' ' && first < 127;
    }

    void set(int bit) {
        bits |= 1L << bit;
    }

    void ask(@Nullable Object value) {
        if (asked.isEmpty()) {
            asked = new ArrayList<>();
        }
        asked.add(value);
    }
}
