package io.tickertape.testbed.bench.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** One scenario's part of what is printed, in Markdown. */
final class Report<R> {
    private static final String NOTHING = "–";

    private record Column(String head, Function<String, String> cell) {}

    private final Results<R> results;
    private final List<Column> columns = new ArrayList<>();
    private final List<String> verdicts = new ArrayList<>();

    Report(Results<R> results) {
        this.results = results;
    }

    /** A column of medians. */
    Report<R> column(String head, String format, ToDoubleFunction<R> figure) {
        columns.add(new Column(head, title -> text(results.median(title, figure), format)));
        return this;
    }

    /** A column of what each case's median is to that of another. */
    Report<R> ratio(String head, String base, ToDoubleFunction<R> figure) {
        if (results.titles().contains(base)) {
            columns.add(new Column(head, title -> text(results.ratio(title, base, figure), "%.2f")));
        }
        return this;
    }

    /** Whether a figure is at most a limit; nothing is said of one that was not measured. */
    Report<R> atMost(String what, OptionalDouble figure, double limit, String format) {
        figure.ifPresent(
                value -> verdict(what, value <= limit, value, "≤ " + text(OptionalDouble.of(limit), format), format));
        return this;
    }

    /** Whether a figure is at least a limit; nothing is said of one that was not measured. */
    Report<R> atLeast(String what, OptionalDouble figure, double limit, String format) {
        figure.ifPresent(
                value -> verdict(what, value >= limit, value, "≥ " + text(OptionalDouble.of(limit), format), format));
        return this;
    }

    /** Whether a figure is below that of another case. */
    Report<R> below(String what, OptionalDouble figure, OptionalDouble other, String format) {
        if (figure.isPresent() && other.isPresent()) {
            double limit = other.getAsDouble();
            verdict(what, figure.getAsDouble() < limit, figure.getAsDouble(), "< " + text(other, format), format);
        }
        return this;
    }

    /** Whether a figure is above that of another case. */
    Report<R> above(String what, OptionalDouble figure, OptionalDouble other, String format) {
        if (figure.isPresent() && other.isPresent()) {
            double limit = other.getAsDouble();
            verdict(what, figure.getAsDouble() > limit, figure.getAsDouble(), "> " + text(other, format), format);
        }
        return this;
    }

    Report<R> verdict(String line) {
        verdicts.add(line);
        return this;
    }

    private void verdict(String what, boolean met, double value, String limit, String format) {
        verdicts.add("%s: %s, to be %s: **%s**"
                .formatted(what, text(OptionalDouble.of(value), format), limit, met ? "met" : "missed"));
    }

    private static String text(OptionalDouble figure, String format) {
        return figure.isEmpty() ? NOTHING : String.format(Locale.ROOT, format, figure.getAsDouble());
    }

    String markdown(String heading, String situation) {
        StringBuilder text = new StringBuilder("## " + heading + "\n\n" + situation + "\n\n| |");
        columns.forEach(column -> text.append(' ').append(column.head()).append(" |"));
        text.append("\n|---|").append("---:|".repeat(columns.size())).append('\n');
        for (String title : results.titles()) {
            text.append("| ").append(title).append(" |");
            columns.forEach(column ->
                    text.append(' ').append(column.cell().apply(title)).append(" |"));
            text.append('\n');
        }
        text.append('\n');
        for (String title : results.titles()) {
            results.failure(title).ifPresent(why -> text.append("- ")
                    .append(title)
                    .append(" failed: ")
                    .append(why)
                    .append('\n'));
        }
        verdicts.forEach(verdict -> text.append("- ").append(verdict).append('\n'));
        return text.append('\n').toString();
    }
}
