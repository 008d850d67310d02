package io.tickertape.tape.record;

import io.tickertape.tape.market.Instrument;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words for an instrument's status: one trades, every other halts and is shown. */
final class StatusWords {
    private static final int MAXIMUM_LENGTH = 20;
    private static final Pattern UNSHOWN = Pattern.compile("[^\\p{L}\\p{M}\\p{N} _/().,:&'+-]+");
    private static final Pattern LETTER = Pattern.compile("[\\p{L}\\p{N}]");

    /** Where a record cannot be read as JSON: in quotes of either kind, or in none. */
    private static final Pattern SAID = Pattern.compile("(?:\"status\"|'status'|(?<=[{,\\s])status)\\s*+:\\s*+"
            + "(?:\"([^\"]{0,40})|'([^']{0,40})|(?!null\\b)([^\"'\\s,}]{1,40}))");

    private StatusWords() {}

    static String of(String text) {
        String word = text.strip().toUpperCase(Locale.ROOT);
        if (word.equals(Instrument.TRADING)) {
            return word;
        }
        String shown = Names.plain(UNSHOWN.matcher(word).replaceAll(" "), MAXIMUM_LENGTH);
        boolean isWord = LETTER.matcher(shown).find() && !shown.equals(Instrument.TRADING);
        return isWord ? shown : Instrument.HALTED;
    }

    /** The last word of a record, in whatever encoding, that halts; null if there is none. */
    static @Nullable String haltIn(byte[] value) {
        Matcher said = SAID.matcher(new String(value, StandardCharsets.UTF_8).replace("\0", ""));
        String halt = null;
        while (said.find()) {
            String quoted = said.group(1) != null ? said.group(1) : said.group(2);
            String word = of(quoted != null ? quoted : said.group(3));
            halt = word.equals(Instrument.TRADING) ? halt : word;
        }
        return halt;
    }
}
