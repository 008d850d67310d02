package io.tickertape.ticker.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.unbescape.html.HtmlEscape;

/**
 * A row of the board, taken apart once: what always stands there, and which figure goes between.
 *
 * <p>A busy market renders thousands of rows a second, which is too much for the template engine. It is asked only what the row of a quote looks like whose every figure is a mark; so the page's template stays the one
 * place that says how a row looks, as long as a figure only ever becomes text, or is left out when it is empty.
 */
final class RowTemplate {
    private static final Pattern MARK = Pattern.compile("@@([0-9]+)@@");
    private static final List<Function<QuoteRow, String>> FIGURES = List.of(
            QuoteRow::slug,
            QuoteRow::symbol,
            QuoteRow::name,
            QuoteRow::state,
            QuoteRow::stateWord,
            QuoteRow::last,
            QuoteRow::move,
            QuoteRow::change,
            QuoteRow::changeSign,
            QuoteRow::bid,
            QuoteRow::ask,
            QuoteRow::volume,
            QuoteRow::time,
            QuoteRow::clock,
            QuoteRow::sequence);
    private static final int NAME = 2;

    private final Parts named;
    private final Parts nameless;

    /** @param engine renders one row */
    RowTemplate(Function<QuoteRow, String> engine) {
        named = Parts.of(engine.apply(marked(mark(NAME))));
        nameless = Parts.of(engine.apply(marked("")));
    }

    private static QuoteRow marked(String name) {
        return new QuoteRow(
                mark(0), mark(1), name, mark(3), mark(4), mark(5), mark(6), mark(7), mark(8), mark(9), mark(10),
                mark(11), mark(12), mark(13), mark(14));
    }

    private static String mark(int figure) {
        return "@@" + figure + "@@";
    }

    void render(QuoteRow row, StringBuilder html) {
        (row.name().isEmpty() ? nameless : named).render(row, html);
    }

    /** The text before each figure, and the text after the last. */
    private record Parts(List<String> texts, List<Integer> figures) {
        static Parts of(String marked) {
            List<String> texts = new ArrayList<>();
            List<Integer> figures = new ArrayList<>();
            Matcher mark = MARK.matcher(marked);
            int end = 0;
            while (mark.find()) {
                texts.add(marked.substring(end, mark.start()));
                figures.add(Integer.valueOf(mark.group(1)));
                end = mark.end();
            }
            texts.add(marked.substring(end));
            return new Parts(List.copyOf(texts), List.copyOf(figures));
        }

        void render(QuoteRow row, StringBuilder html) {
            for (int i = 0; i < figures.size(); i++) {
                html.append(texts.get(i));
                html.append(
                        HtmlEscape.escapeHtml4Xml(FIGURES.get(figures.get(i)).apply(row)));
            }
            html.append(texts.get(figures.size()));
        }
    }
}
