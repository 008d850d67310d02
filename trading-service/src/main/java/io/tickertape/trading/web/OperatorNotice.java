package io.tickertape.trading.web;

import io.tickertape.tape.control.Control;
import io.tickertape.tape.control.Scope;
import io.tickertape.tape.market.Symbol;
import io.tickertape.trading.controls.Act;
import io.tickertape.trading.controls.Controls;
import java.util.Optional;
import java.util.Set;

/**
 * What is said above the list, once.
 *
 * @param kind its look: done, doubt, fault, or none
 */
record OperatorNotice(String kind, String words) {
    static final OperatorNotice NONE = new OperatorNotice("", "");

    static OperatorNotice fault(String words) {
        return new OperatorNotice("fault", words);
    }

    /**
     * Says what an act did.
     *
     * @param symbols those that have a price or an instrument
     */
    static OperatorNotice done(Act act, Controls controls, Set<String> symbols) {
        Scope scope = act.scope();
        String words =
                switch (act.kind()) {
                    case HALT -> "Halted: new orders" + where(scope) + " are refused.";
                    case KILL -> "Stopped: new orders" + where(scope) + " are refused, and open ones are cancelled.";
                    case FLATTEN ->
                        "Stopped: new orders of " + scope.name() + " are refused, open ones are cancelled, and its"
                                + " positions are being closed: see below what is left.";
                    case LIFT -> lifted(scope, controls);
                    case DISCONNECT ->
                        "Disconnected " + (act.session().isEmpty() ? "" : "the page " + act.session() + " of ")
                                + scope.name() + ". Its logins stay good: whoever loads the desk again is back. Halt"
                                + " the account to keep it from trading.";
                };
        String doubt = unknown(act, symbols);
        return new OperatorNotice(doubt.isEmpty() ? "done" : "doubt", words + doubt);
    }

    private static String where(Scope scope) {
        return switch (scope.kind()) {
            case ALL -> "";
            case ACCOUNT -> " of " + scope.name();
            case SYMBOL -> " in " + scope.name();
        };
    }

    private static String lifted(Scope scope, Controls controls) {
        Optional<Control> wider = scope.kind() == Scope.Kind.ALL
                ? Optional.empty()
                : controls.active().stream()
                        .filter(control -> control.scope().kind() == Scope.Kind.ALL)
                        .findFirst();
        boolean isPartial = scope.kind() == Scope.Kind.ALL && !controls.active().isEmpty();
        if (wider.isPresent()) {
            return "Lifted" + where(scope) + ", but everything is stopped still.";
        }
        return "Lifted: trading" + where(scope) + " goes on" + (isPartial ? ", but for what is listed below." : ".");
    }

    /** A halt before the first price is of use, and a mistyped one is not: both are taken, and the operator is told. */
    private static String unknown(Act act, Set<String> symbols) {
        boolean isStop = act.kind() == Act.Kind.HALT || act.kind() == Act.Kind.KILL;
        String name = act.scope().name();
        return isStop
                        && act.scope().kind() == Scope.Kind.SYMBOL
                        && !symbols.contains(name)
                        && Symbol.parse(name).isPresent()
                ? " Nobody here has heard of " + name + ": it has neither a price nor an instrument. Was it mistyped?"
                        + " Then lift it."
                : "";
    }
}
