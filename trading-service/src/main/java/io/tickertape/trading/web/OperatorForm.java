package io.tickertape.trading.web;

import io.micronaut.core.annotation.Nullable;
import io.tickertape.tape.control.Action;
import io.tickertape.tape.control.Control;
import io.tickertape.tape.control.Scope;
import io.tickertape.tape.market.Symbol;
import java.time.Instant;
import java.util.Optional;

/** What an operator typed, as it was typed: a refused form is shown again. */
record OperatorForm(String action, String kind, String name, String reason, boolean isSure) {
    static final OperatorForm EMPTY = new OperatorForm("", "SYMBOL", "", "", false);

    /** What a form asks for. */
    sealed interface Content {
        record Stop(Control control) implements Content {}

        record Lift(Scope scope) implements Content {}

        record Refused(String words) implements Content {}
    }

    static OperatorForm of(
            @Nullable String action,
            @Nullable String kind,
            @Nullable String name,
            @Nullable String reason,
            @Nullable String sure) {
        return new OperatorForm(text(action), text(kind), text(name), text(reason), "yes".equals(sure));
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    Content read(String operator, Instant now) {
        Optional<Scope> scope = scope();
        if (scope.isEmpty()) {
            return new Content.Refused(wrongScope());
        }
        return switch (action) {
            case "LIFT" -> new Content.Lift(scope.get());
            case "HALT" -> stop(scope.get(), Action.HALT, operator, now);
            case "KILL" ->
                isSure
                        ? stop(scope.get(), Action.KILL, operator, now)
                        : new Content.Refused(
                                "Nothing was stopped: the kill switch cancels open orders, so tick the box"
                                        + " that says that you are sure.");
            case "FLATTEN" -> flatten(scope.get(), operator, now);
            default ->
                new Content.Refused("Nothing was done: choose a halt, the kill switch, or to flatten an account.");
        };
    }

    private Content flatten(Scope scope, String operator, Instant now) {
        if (scope.kind() != Scope.Kind.ACCOUNT) {
            return new Content.Refused("Nothing was stopped: only one account at a time can be flattened.");
        }
        return isSure
                ? stop(scope, Action.FLATTEN, operator, now)
                : new Content.Refused("Nothing was stopped: this cancels the open orders and sells what the account"
                        + " holds, so tick the box that says that you are sure.");
    }

    private Content stop(Scope scope, Action action, String operator, Instant now) {
        try {
            return new Content.Stop(new Control(scope, action, reason, operator, now));
        } catch (IllegalArgumentException e) {
            return new Content.Refused("Nothing was stopped: a reason is one line of 1 to " + Control.LONGEST_REASON
                    + " characters, since every trader reads it.");
        }
    }

    private Optional<Scope> scope() {
        return switch (kind) {
            case "ALL" -> name.isEmpty() ? Optional.of(Scope.ALL) : Optional.empty();
            case "ACCOUNT" -> Scope.parse("account:" + name);
            case "SYMBOL" -> Symbol.parse(name).map(Scope::symbol);
            default -> Optional.empty();
        };
    }

    private String wrongScope() {
        return switch (kind) {
            case "ALL" ->
                "Nothing was done: everything has no name, and “" + name + "” was typed. Clear it, or choose"
                        + " a symbol or an account.";
            case "ACCOUNT" -> "Nothing was done: “" + name + "” is not the name of an account.";
            case "SYMBOL" -> "Nothing was done: “" + name + "” is not a symbol.";
            default -> "Nothing was done: choose a symbol, an account or everything.";
        };
    }
}
