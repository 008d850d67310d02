package io.tickertape.testbed.attack;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The outcome of one attack: its strikes, and the answers to them.
 *
 * @param answers how often each came, those that show no defence with a mark
 * @param isDefended whether all answers show a defence
 * @param fault why it broke off; empty if it did not
 */
record AttackResult(String name, String purpose, long strikes, List<String> answers, boolean isDefended, String fault) {
    private static final String PARTS = "\t";
    private static final String ANSWERS = ",";

    AttackResult {
        answers = List.copyOf(answers);
    }

    static AttackResult of(Assignment assignment, Tally tally, String fault) {
        Map<String, Long> undefended = tally.undefended();
        List<String> answers = tally.outcomes().entrySet().stream()
                .map(answer -> (undefended.containsKey(answer.getKey()) ? "!" : "") + answer.getKey() + " "
                        + answer.getValue() + " times")
                .toList();
        return new AttackResult(
                assignment.name(), assignment.purpose(), tally.strikes(), answers, undefended.isEmpty(), fault);
    }

    /** For a reader of the table. */
    String line() {
        return "  %-24s %-44s %6d strikes: %s".formatted(name, purpose, strikes, String.join(", ", answers));
    }

    /** One line, for the process that asked. */
    String encode() {
        return String.join(
                PARTS,
                text(name),
                text(purpose),
                Long.toString(strikes),
                answers.stream().map(AttackResult::text).collect(Collectors.joining(ANSWERS)),
                Boolean.toString(isDefended),
                text(fault));
    }

    /** Reads {@link #encode}. */
    static AttackResult decode(String line) {
        String[] parts = line.split(PARTS, -1);
        return new AttackResult(
                of(parts[0]),
                of(parts[1]),
                Long.parseLong(parts[2]),
                Arrays.stream(parts[3].split(ANSWERS, -1))
                        .filter(answer -> !answer.isEmpty())
                        .map(AttackResult::of)
                        .toList(),
                Boolean.parseBoolean(parts[4]),
                of(parts[5]));
    }

    private static String text(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String of(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }
}
