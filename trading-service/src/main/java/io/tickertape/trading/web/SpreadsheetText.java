package io.tickertape.trading.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts that a spreadsheet keeps as texts. One that it could take for a formula, an error, a truth value, a number, a date
 * or a time gets a mark before it. Which texts those are depends on the reader's language, so the doubtful ones get it
 * too.
 */
final class SpreadsheetText {
    static final String MARK = "'";

    /** A spreadsheet's numbers have no more digits: it makes zeros of the others. */
    private static final int MOST_DIGITS = 15;

    private static final String FORMULA_STARTS = "=+-@＝＋－＠−|%";
    /** Where commas are decimal, a spreadsheet parts the file's cells at other marks, quotes or not. */
    private static final Pattern FORMULA_OF_ANOTHER_CELL =
            Pattern.compile("([;\\t][\\s\"']*)(?=[" + Pattern.quote(FORMULA_STARTS) + "])");

    private static final Set<String> TRUTHS = Set.of(
            "true",
            "false",
            "wahr",
            "falsch",
            "vrai",
            "faux",
            "vero",
            "falso",
            "verdadero",
            "verdadeiro",
            "waar",
            "onwaar",
            "sant",
            "falskt",
            "prawda",
            "fałsz",
            "sand",
            "falsk",
            "sann",
            "usann",
            "tosi",
            "epätosi",
            "igaz",
            "hamis",
            "pravda",
            "nepravda",
            "adevărat",
            "fals",
            "doğru",
            "yanlış",
            "истина",
            "ложь");
    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final Pattern NO_DIGIT_THAT_COUNTS = Pattern.compile("^[-+]?0*|[^0-9]");
    /** A date has a month, and a time two such words at most. */
    private static final int WORDS_OF_AN_ID = 3;

    /** Such as "domingo, 1 de marzo de 2026" has three. */
    private static final int DIFFERENT_WORDS_OF_A_SENTENCE = 4;

    private SpreadsheetText() {}

    static String of(String text) {
        String marked = FORMULA_OF_ANOTHER_CELL.matcher(text).replaceAll("$1" + MARK);
        return isDoubtful(text) ? MARK + marked : marked;
    }

    /** Whether a spreadsheet would change the last digits of a number. */
    static boolean isTooLong(String number) {
        return number.length() > MOST_DIGITS
                && NO_DIGIT_THAT_COUNTS.matcher(number).replaceAll("").length() > MOST_DIGITS;
    }

    private static boolean isDoubtful(String text) {
        String bare = text.strip();
        if (bare.isEmpty()) {
            return !text.isEmpty();
        }
        char first = bare.charAt(0);
        return text.charAt(0) == '\t'
                || text.charAt(0) == '\r'
                || FORMULA_STARTS.indexOf(first) >= 0
                || first == '#'
                || TRUTHS.contains(bare.toLowerCase(Locale.ROOT))
                || (bare.codePoints().anyMatch(Character::isDigit) && !isPlainlyText(bare));
    }

    /** Whether there are more words in it than in any number, date or time. */
    private static boolean isPlainlyText(String text) {
        List<String> words = new ArrayList<>();
        for (Matcher word = WORD.matcher(text); word.find(); ) {
            words.add(word.group().toLowerCase(Locale.ROOT));
        }
        boolean isId = text.codePoints().noneMatch(Character::isWhitespace);
        Set<String> different = new HashSet<>(words);
        return isId ? words.size() >= WORDS_OF_AN_ID : different.size() >= DIFFERENT_WORDS_OF_A_SENTENCE;
    }
}
