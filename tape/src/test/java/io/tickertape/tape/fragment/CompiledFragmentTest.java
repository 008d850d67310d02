package io.tickertape.tape.fragment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thymeleaf.TemplateEngine;

class CompiledFragmentTest {
    record Row(
            String id,
            String name,
            String note,
            String bid,
            String tone,
            String mark,
            boolean isLive,
            @Nullable Fill fill) {}

    record Fill(String price, String note) {}

    private static final List<String> HOSTILE = List.of(
            "",
            "189.50",
            "<b>&\"'</b>",
            "&amp;&#39;",
            "@@3@@",
            "@@3",
            "1;2.3;",
            " \n ",
            "\u0000\u0001\u001b\u007f\u0085",
            "\u202eabc\u202c\u2066\u200f",
            "\ud83d\ude00",
            "\ud83d",
            "\udc00\ud800",
            "${row.name()}",
            "[[${row.name()}]]",
            "$1\\",
            "</tr><!-- ]]>",
            "\ufeff\u2028\u00a0");

    private final PageTemplate template = new PageTemplate(engine(), "sample");
    private final CompiledFragment<Row> fragment =
            template.compiled(Row.class, "row", CompiledFragmentTest::model, "mark");

    private static Map<String, Object> model(Row row) {
        return Map.of("rows", List.of(row));
    }

    private static TemplateEngine engine() {
        return engine(new FoldedTemplates(true));
    }

    private static TemplateEngine engine(FoldedTemplates templates) {
        TemplateEngine engine = new TemplateEngine();
        engine.setTemplateResolver(templates);
        return engine;
    }

    @Test
    void showsAChangedTemplateAtOnceWhereTheEngineKeepsNone(@TempDir Path folder) throws IOException {
        FoldedTemplates templates = new FoldedTemplates(false);
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(loader);
            templates.setPrefix("");
            PageTemplate page = new PageTemplate(engine(templates), "changing");
            CompiledFragment<Fill> fill = page.compiled(Fill.class, "fill", one -> Map.of("fill", one));
            Path template = folder.resolve("changing.html");
            Files.writeString(template, "<p th:fragment=\"fill\" th:text=\"${fill.price()}\"></p>");
            assertEquals("<p>1.50</p>", fill.render(new Fill("1.50", "")));
            Files.writeString(template, "<b th:fragment=\"fill\" th:text=\"${fill.price()}\"></b>");
            assertEquals("<b>1.50</b>", fill.render(new Fill("1.50", "")));
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void rendersWhateverTheRecordHoldsAsTheEngineDoes(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 400; i++) {
            Row row = new Row(
                    text(random),
                    text(random),
                    text(random),
                    text(random),
                    text(random),
                    List.of("live", "stale", "@@0@@", "").get(random.nextInt(4)),
                    random.nextBoolean(),
                    random.nextBoolean() ? new Fill(text(random), text(random)) : null);

            assertEquals(template.fragment("row", model(row)), fragment.render(row));
        }
    }

    private static String text(Random random) {
        if (random.nextInt(3) > 0) {
            return HOSTILE.get(random.nextInt(HOSTILE.size()));
        }
        StringBuilder text = new StringBuilder();
        random.ints(random.nextInt(12), 0, Character.MAX_VALUE + 1).forEach(c -> text.append((char) c));
        return text.toString();
    }

    @Test
    void carriesNoWhiteSpaceOfItsTemplatesLines() {
        Row row = new Row("BRK_2eB", "BRK.B", "Berkshire", "", "up", "stale", false, new Fill("1.00", "why"));

        assertEquals(
                """
                <tr class="row" data-mark="stale" id="q-BRK_2eB"><th scope="row" class="name up">\
                <span>BRK.B</span> <small>Berkshire</small><td>BRK.B at <td><em>stale,
                          and so</em><td><i title="1.00">why</i><textarea>why</textarea></tr>""",
                fragment.render(row));
    }

    @Test
    void rendersBehindWhatIsThereAlready() {
        Row row = new Row("1", "A", "", "1", "", "live", true, null);
        StringBuilder html = new StringBuilder("before");
        fragment.render(row, html);

        assertEquals("before" + fragment.render(row), html.toString());
    }

    @Test
    void asksTheEngineOnceForEachShape() {
        AtomicInteger asked = new AtomicInteger();
        CompiledFragment<Fill> tested = new CompiledFragment<>(Fill.class, fill -> {
            asked.incrementAndGet();
            return "<i>" + fill.price() + "</i>" + fill.note();
        });

        assertEquals("<i>1</i>why", tested.render(new Fill("1", "why")));
        assertEquals("<i>&lt;2</i>not", tested.render(new Fill("<2", "not")));
        assertEquals(1, asked.get());
        assertEquals("<i></i>not", tested.render(new Fill("", "not")));
        assertEquals(2, asked.get());
    }

    @Test
    void keepsNoMoreShapesThanItMay() {
        AtomicInteger asked = new AtomicInteger();
        CompiledFragment<Fill> tested = new CompiledFragment<>(
                Fill.class,
                fill -> {
                    asked.incrementAndGet();
                    return fill.toString();
                },
                "note");
        for (int i = 0; i <= CompiledFragment.MAXIMUM_SHAPES; i++) {
            tested.render(new Fill("1", "note " + i));
        }
        asked.set(0);

        Fill kept = new Fill("2", "note 1");
        assertEquals(kept.toString(), tested.render(kept));
        assertEquals(0, asked.get());
        Fill beyond = new Fill("2", "note " + CompiledFragment.MAXIMUM_SHAPES);
        assertEquals(beyond.toString(), tested.render(beyond));
        assertEquals(1, asked.get());
    }

    @Test
    void namesTheTextThatIsNotThere() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> new CompiledFragment<>(Fill.class, Fill::toString, "prize"));

        assertEquals(Fill.class + " has no text of the name [prize]", refused.getMessage());
    }
}
