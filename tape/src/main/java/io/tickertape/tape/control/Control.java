package io.tickertape.tape.control;

import io.tickertape.tape.json.Fields;
import java.time.Instant;

/**
 * Something that an operator has stopped.
 *
 * @param reason for the traders: one line, not blank, at most {@value #LONGEST_REASON} characters
 * @param by the operator
 */
public record Control(Scope scope, Action action, String reason, String by, Instant time) {
    public static final int LONGEST_REASON = 200;
    public static final int LONGEST_NAME = 64;
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    public Control {
        if (action == Action.FLATTEN && scope.kind() != Scope.Kind.ACCOUNT) {
            throw new IllegalArgumentException("only the positions of one account can be closed");
        }
        requireLine("reason", reason, LONGEST_REASON);
        requireLine("by", by, LONGEST_NAME);
        requireTime(time);
    }

    public static void requireTime(Instant time) {
        if (time.isBefore(Instant.EPOCH) || !time.isBefore(END_OF_TIME)) {
            throw new IllegalArgumentException("the time must be from 1970 to 9999");
        }
    }

    public static void requireLine(String name, String text, int longest) {
        if (!Fields.isLine(text, longest)) {
            throw new IllegalArgumentException(
                    "the " + name + " must be one line of 1 to " + longest + " characters, not blank");
        }
    }

    public boolean kills() {
        return action != Action.HALT;
    }

    public boolean flattens() {
        return action == Action.FLATTEN;
    }

    /** For a trader, up to the time: "Trading is halted in AAPL". */
    public String words() {
        String where = scope.kind() == Scope.Kind.ALL ? "" : " " + scope.inWords();
        return switch (action) {
            case HALT -> "Trading is halted" + where;
            case KILL -> "Kill switch: trading is stopped and open orders are cancelled" + where;
            case FLATTEN -> "Trading is stopped, open orders are cancelled and positions are closed" + where;
        };
    }

    /** The hour and minute it was made at, in UTC. */
    public String clock() {
        return time.toString().substring(11, 16) + " UTC";
    }

    /** For a trader, whole: "Trading is halted in AAPL since 14:02 UTC: news pending". */
    public String inWords() {
        return words() + " since " + clock() + ": " + reason;
    }
}
