package io.tickertape.trading.login.topic;

import io.tickertape.tape.json.Fields;
import io.tickertape.tape.json.FlatJson;
import io.tickertape.trading.login.CountedAttempt;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The records of the topic {@code logins.attempts}. */
final class AttemptJson {
    private enum Outcome {
        RIGHT,
        WRONG
    }

    /**
     * An attempt and who counted it first.
     *
     * @param by the run of an instance
     */
    record Told(String by, CountedAttempt attempt) {}

    private AttemptJson() {}

    static byte[] value(Told told) {
        FlatJson.Writer json = new FlatJson.Writer()
                .text("by", told.by())
                .text("outcome", told.attempt().isRight() ? Outcome.RIGHT : Outcome.WRONG);
        told.attempt().keys().forEach((kind, key) -> json.text(field(kind), key));
        return json.bytes();
    }

    /**
     * Reads an attempt.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Told read(byte @Nullable [] value) {
        Fields fields = FlatJson.read(value);
        Map<CountedAttempt.Kind, String> keys = new EnumMap<>(CountedAttempt.Kind.class);
        for (CountedAttempt.Kind kind : CountedAttempt.Kind.values()) {
            if (fields.has(field(kind))) {
                keys.put(kind, fields.name(field(kind)));
            }
        }
        Outcome outcome = fields.value("outcome", Outcome::valueOf, "RIGHT or WRONG");
        return new Told(fields.name("by"), new CountedAttempt(outcome == Outcome.RIGHT, keys));
    }

    private static String field(CountedAttempt.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
