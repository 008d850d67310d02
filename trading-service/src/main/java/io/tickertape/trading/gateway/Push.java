package io.tickertape.trading.gateway;

/**
 * Fragments on their way to a page. A parser of HTML takes bare rows only before everything else, and tables' bodies
 * only where no bare row stands before them: where there are both, they go in two messages.
 */
final class Push {
    private final StringBuilder bodies = new StringBuilder();
    private final StringBuilder rows = new StringBuilder();
    private final StringBuilder rest = new StringBuilder();

    void body(String html) {
        bodies.append(html);
    }

    void row(String html) {
        rows.append(html);
    }

    void rest(String html) {
        rest.append(html);
    }

    void sendTo(TraderSession session) {
        if (bodies.length() > 0 && rows.length() > 0) {
            session.send(bodies.toString());
            bodies.setLength(0);
        }
        if (bodies.length() + rows.length() + rest.length() > 0) {
            session.send(bodies.append(rows).append(rest).toString());
        }
    }
}
