package io.tickertape.trading.push;

import java.util.ArrayList;
import java.util.List;

/**
 * Fragments on their way to a page. A parser of HTML takes bare rows only before everything else, and tables' bodies
 * only where no bare row stands before them: where there are both, they go in two messages.
 */
final class PageUpdate {
    private final StringBuilder bodies = new StringBuilder();
    private final StringBuilder rows = new StringBuilder();
    private final StringBuilder rest = new StringBuilder();
    private final List<Answer> answers = new ArrayList<>();

    void body(String html) {
        bodies.append(html);
    }

    void row(String html) {
        rows.append(html);
    }

    void rest(String html) {
        rest.append(html);
    }

    /** What is said of a command of the page's own. */
    void answer(Answer answer) {
        rest.append(answer.html());
        answers.add(answer);
    }

    List<Answer> answers() {
        return answers;
    }

    /** In the order in which they go. */
    List<String> messages() {
        String others = "" + rows + rest;
        if (rows.length() > 0 && bodies.length() > 0) {
            return List.of(bodies.toString(), others);
        }
        String all = bodies + others;
        return all.isEmpty() ? List.of() : List.of(all);
    }
}
