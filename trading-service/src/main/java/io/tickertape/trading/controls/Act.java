package io.tickertape.trading.controls;

import io.tickertape.tape.control.Action;
import io.tickertape.tape.control.Control;
import io.tickertape.tape.control.Scope;
import java.time.Instant;
import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * What an operator did, to be read afterwards.
 *
 * @param id unique among all acts
 * @param session the one page that was disconnected; empty of every other act
 * @param reason that was given; empty where none is asked for
 * @param by the operator
 */
public record Act(String id, Kind kind, Scope scope, String session, String reason, String by, Instant time) {
    /** What was done. */
    public enum Kind {
        HALT,
        KILL,
        FLATTEN,
        LIFT,
        DISCONNECT;

        static Kind of(Action action) {
            return switch (action) {
                case HALT -> HALT;
                case KILL -> KILL;
                case FLATTEN -> FLATTEN;
            };
        }
    }

    public static final Comparator<Act> NEWEST_FIRST =
            Comparator.comparing(Act::time).thenComparing(Act::id).reversed();

    private static final Pattern ID = Pattern.compile("[0-9a-z]{1,32}");

    public Act {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("the id of an act must be 1 to 32 digits and small letters");
        }
        if (!session.isEmpty() && !ID.matcher(session).matches()) {
            throw new IllegalArgumentException("the id of a session must be 1 to 32 digits and small letters");
        }
        if (kind == Kind.DISCONNECT && scope.kind() != Scope.Kind.ACCOUNT) {
            throw new IllegalArgumentException("only the pages of an account can be disconnected");
        }
        if (!reason.isEmpty()) {
            Control.requireLine("reason", reason, Control.LONGEST_REASON);
        }
        Control.requireLine("by", by, Control.LONGEST_NAME);
        Control.requireTime(time);
    }

    /** The setting of a control. */
    public static Act of(String id, Control control) {
        return new Act(
                id, Kind.of(control.action()), control.scope(), "", control.reason(), control.by(), control.time());
    }

    /** For an operator: "halted AAPL". */
    public String inWords() {
        String what = scope.kind() == Scope.Kind.ALL ? "everything" : scope.name();
        return switch (kind) {
            case HALT -> "halted " + what;
            case KILL -> "stopped " + what + " and had its open orders cancelled";
            case FLATTEN -> "stopped " + what + ", had its open orders cancelled and its positions closed";
            case LIFT -> "lifted the stop of " + what;
            case DISCONNECT ->
                session.isEmpty()
                        ? "disconnected every page of " + what
                        : "disconnected the page " + session + " of " + what;
        };
    }
}
