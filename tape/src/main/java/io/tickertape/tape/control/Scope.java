package io.tickertape.tape.control;

import io.tickertape.tape.market.Symbol;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a control is for, and the key of its record: {@code all}, {@code account:NAME} or {@code symbol:SYMBOL}.
 *
 * @param name of the account or the symbol; empty for everything
 */
public record Scope(Kind kind, String name) implements Comparable<Scope> {
    /** From the widest to the narrowest. */
    public enum Kind {
        ALL,
        ACCOUNT,
        SYMBOL
    }

    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** Everything. */
    public static final Scope ALL = new Scope(Kind.ALL, "");

    public Scope {
        boolean isRight =
                switch (kind) {
                    case ALL -> name.isEmpty();
                    case ACCOUNT -> ACCOUNT.matcher(name).matches();
                    case SYMBOL -> Symbol.parse(name).map(Symbol::name).equals(Optional.of(name));
                };
        if (!isRight) {
            throw new IllegalArgumentException("not the name of " + (kind == Kind.SYMBOL ? "a symbol" : "an account"));
        }
    }

    public static Scope account(String name) {
        return new Scope(Kind.ACCOUNT, name);
    }

    public static Scope symbol(Symbol symbol) {
        return new Scope(Kind.SYMBOL, symbol.name());
    }

    /** The scope of a record's key. */
    public static Optional<Scope> parse(String key) {
        try {
            if (key.equals("all")) {
                return Optional.of(ALL);
            }
            if (key.startsWith("account:")) {
                return Optional.of(account(key.substring("account:".length())));
            }
            if (key.startsWith("symbol:")) {
                return Optional.of(new Scope(Kind.SYMBOL, key.substring("symbol:".length())));
            }
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    public String key() {
        return switch (kind) {
            case ALL -> "all";
            case ACCOUNT -> "account:" + name;
            case SYMBOL -> "symbol:" + name;
        };
    }

    public boolean covers(String account, Symbol symbol) {
        return switch (kind) {
            case ALL -> true;
            case ACCOUNT -> name.equals(account);
            case SYMBOL -> name.equals(symbol.name());
        };
    }

    /** Whether a trader of the account wants to know of it. */
    public boolean concerns(String account) {
        return kind != Kind.ACCOUNT || name.equals(account);
    }

    /** As it stands in a sentence. */
    public String inWords() {
        return switch (kind) {
            case ALL -> "in everything";
            case ACCOUNT -> "for the account " + name;
            case SYMBOL -> "in " + name;
        };
    }

    @Override
    public int compareTo(Scope other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : name.compareTo(other.name);
    }
}
