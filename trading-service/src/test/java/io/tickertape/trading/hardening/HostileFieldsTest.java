package io.tickertape.trading.hardening;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import io.tickertape.tape.control.Control;
import io.tickertape.testbed.client.DeskForm;
import io.tickertape.testbed.client.Fragment;
import io.tickertape.testbed.client.Visitor;
import io.tickertape.testbed.hardening.HostileTexts;
import io.tickertape.testbed.hardening.ServiceLog;
import io.tickertape.testbed.hardening.Shapes;
import io.tickertape.trading.CsvFile;
import io.tickertape.trading.History;
import io.tickertape.trading.TraderPage;
import io.tickertape.trading.controls.Controls;
import io.tickertape.trading.message.ReportJson;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Whatever text a record or a form holds in whatever field, the structure of what the service sends is that of harmless
 * ones: alice's account has the hostile texts, bob's the harmless ones.
 */
@MicronautTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileFieldsTest implements TestPropertyProvider {
    private static final int TEXTS = HostileTexts.count();
    private static final String HARMLESS = "harmless";

    private final ServiceLog log = new ServiceLog();
    private final Topics topics = new Topics();
    private final List<String> texts = new HostileTexts(7).some(TEXTS).toList();
    /** Those of alice's reports that are taken, in their order. */
    private final List<String> taken = new ArrayList<>();

    private final Set<String> onBobsPage = new TreeSet<>();
    private @Nullable String operatorPage;

    @Inject
    EmbeddedServer server;

    @Inject
    Controls controls;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = new HashMap<>();
        properties.put("kafka.bootstrap.servers", topics.bootstrapServers());
        properties.put("tickertape.gateway.messages-per-second", "100000");
        properties.put("tickertape.gateway.message-burst", "100000");
        properties.put("tickertape.gateway.messages-per-second-of-account", "100000");
        properties.put("tickertape.gateway.message-burst-of-account", "100000");
        properties.put("tickertape.login.attempts-of-address", "1000");
        return properties;
    }

    @BeforeAll
    void write() throws Exception {
        History history = new History();
        history.opens();
        for (int text = 0; text < TEXTS; text++) {
            history.rejects("CLIENT" + text, "0-" + text);
        }
        List<String> reports = history.reports.stream()
                .map(report -> new String(ReportJson.write(report), UTF_8))
                .toList();
        topics.write("controls", "symbol:GOOD", control(HARMLESS));
        topics.write("controls", "account:bob", control(HARMLESS).replace("HALT", "KILL"));
        topics.write("controls", "account:alice", control(HARMLESS).replace("HALT", "KILL"));
        for (int report = 0; report < reports.size(); report++) {
            String bobs = reports.get(report).replace("\"alice", "\"bob");
            topics.write("executions", "bob", report == 0 ? bobs : of(bobs, HARMLESS + report, report + 1));
        }
        topics.write("executions", "alice", reports.get(0));
        for (int text = 0; text < TEXTS; text++) {
            topics.write("executions", "alice", of(reports.get(1 + text), texts.get(text)));
        }
        topics.flush();
        Topics.await(() -> controls.active().size() == 3);
        try (TraderPage bob = TraderPage.open(server.getPort(), "bob")) {
            // So that the page has a row of refusals, as it has after the other tests.
            refusal(bob, "quantity", HARMLESS);
        }
        operatorPage = Visitor.loggedIn(server.getPort(), "olivia").page("/operator");
        for (int text = 0; text < TEXTS; text++) {
            topics.write("controls", "symbol:EVIL" + text, control(texts.get(text)));
        }
        topics.write("controls", "symbol:LAST", control(HARMLESS));
        topics.flush();
        Topics.await(() -> controls.active().stream()
                .anyMatch(control -> control.scope().name().equals("LAST")));
    }

    /** The report with the text in every field that takes one, as the next one if it is taken. */
    private String of(String report, String text) {
        String hostile = of(report, text, taken.size() + 2);
        try {
            ReportJson.read(hostile.getBytes(UTF_8));
            taken.add(text);
        } catch (IllegalArgumentException e) {
            assertTrue(!String.valueOf(e.getMessage()).contains(text), e::toString);
        }
        return hostile;
    }

    private static String of(String report, String text, int sequence) {
        String json = HostileTexts.json(text);
        return report.replaceFirst("\"CLIENT\\d+\"", quoted(json))
                .replaceFirst("\"no cash for it\"", quoted(json))
                .replaceFirst("\"desk.cash\"", quoted(json))
                .replaceFirst("\"sequence\":\\d+", "\"sequence\":" + sequence)
                .replaceFirst("}$", quoted(",\"unknown\":" + json + "," + HostileTexts.json(text + "y") + ":1}"));
    }

    private static String quoted(String json) {
        return java.util.regex.Matcher.quoteReplacement(json);
    }

    private static String control(String text) {
        String json = HostileTexts.json(text);
        return "{\"action\":\"HALT\",\"reason\":" + json + ",\"by\":" + json + ",\"time\":1767614400000}";
    }

    @AfterAll
    void stop() {
        topics.close();
        log.close();
    }

    @Test
    void changesNoElementOfTheDeskNorOfItsSocketsFragments() throws Exception {
        String last = taken.get(taken.size() - 1);
        Set<String> harmless;
        Set<String> hostile;
        try (TraderPage bob = TraderPage.open(server.getPort(), "bob");
                TraderPage alice = TraderPage.open(server.getPort())) {
            bob.awaits(HARMLESS + TEXTS);
            Topics.await(() -> alice.messages.stream()
                    .flatMap(html -> Shapes.texts(html).stream())
                    .anyMatch(text -> text.contains(last)));
            harmless = shapes(bob.messages);
            hostile = shapes(alice.messages);
        }
        assertEquals(Set.of(), added(hostile, harmless));
        assertEquals(
                Set.of(),
                added(
                        Shapes.ofPage(
                                Visitor.loggedIn(server.getPort(), "alice").page("/")),
                        Shapes.ofPage(Visitor.loggedIn(server.getPort(), "bob").page("/"))));
    }

    @Test
    void changesNoElementOfARefusal() throws Exception {
        try (TraderPage bob = TraderPage.open(server.getPort(), "bob");
                TraderPage alice = TraderPage.open(server.getPort())) {
            for (String field :
                    List.of("symbol", "side", "quantity", "type", "limitPrice", "timeInForce", "orderId", "action")) {
                onBobsPage.addAll(Shapes.ofFragment(refusal(bob, field, HARMLESS)));
            }
            onBobsPage.addAll(Shapes.ofFragment(refusal(bob, "quantity", "1 000")));
            onBobsPage.addAll(Shapes.ofFragment(refusal(bob, "symbol", "X")));
            onBobsPage.addAll(shapes(bob.messages));
            for (String text :
                    texts.stream().filter(HostileFieldsTest::canBeSent).toList()) {
                String field = List.of(
                                "symbol", "side", "quantity", "type", "limitPrice", "timeInForce", "orderId", "action")
                        .get(Math.floorMod(text.hashCode(), 8));
                String refusal = refusal(alice, field, text);
                assertEquals(Set.of(), added(Shapes.ofFragment(refusal), onBobsPage), () -> field + " " + text);
            }
        }
    }

    /** No browser sends half a character. */
    private static boolean canBeSent(String text) {
        return UTF_8.newEncoder().canEncode(text);
    }

    private static String refusal(TraderPage page, String field, String text) throws InterruptedException {
        Topics.await(() -> !page.ticket().isEmpty());
        DeskForm form = field.equals("orderId")
                ? DeskForm.cancel(text)
                : DeskForm.order(page.ticket(), "AAPL", "1", "1").with(field, text);
        page.send(form);
        return page.awaits("data-outcome");
    }

    @Test
    void changesNoElementOfADeskThatAnAddressOrAPostedFormWritesOn() throws Exception {
        Visitor bob = Visitor.loggedIn(server.getPort(), "bob");
        Set<String> harmless = new TreeSet<>();
        for (String text : List.of(HARMLESS, "1", "AAPL", "X")) {
            harmless.addAll(Shapes.ofPage(bob.page("/?" + query(text))));
            harmless.addAll(Shapes.ofPage(posted(bob, text)));
        }
        for (String text :
                texts.stream().filter(HostileFieldsTest::canBeSent).limit(60).toList()) {
            assertEquals(Set.of(), added(Shapes.ofPage(bob.page("/?" + query(text))), harmless), text);
            assertEquals(Set.of(), added(Shapes.ofPage(posted(bob, text)), harmless), text);
        }
    }

    /** The same text in every field of the ticket. */
    private static Map<String, String> ticketWith(String text) {
        Map<String, String> fields = new HashMap<>();
        List.of(
                        "symbol",
                        "side",
                        "quantity",
                        "type",
                        "limitPrice",
                        "stopPrice",
                        "timeInForce",
                        "quoteSymbol",
                        "replace")
                .forEach(field -> fields.put(field, text));
        return fields;
    }

    private static String query(String text) {
        return ticketWith(text).entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String posted(Visitor visitor, String text) throws IOException {
        Map<String, String> form = ticketWith(text);
        form.putAll(new Fragment(visitor.page("/")).hiddenFields());
        form.put("action", "order");
        return visitor.post("/orders", form).body();
    }

    @Test
    void changesNoElementOfTheOperatorsPageOrOfTheLogin() throws Exception {
        Visitor olivia = Visitor.loggedIn(server.getPort(), "olivia");
        String page = olivia.page("/operator");
        Set<String> harmless = Shapes.ofPage(String.valueOf(operatorPage));
        assertEquals(Set.of(), added(Shapes.ofPage(page), harmless));
        List<String> shown = Shapes.texts(page);
        for (Control control : controls.active()) {
            assertTrue(shown.contains(control.reason()), () -> control.reason() + " is not in " + shown);
        }
        assertTrue(controls.active().size() > TEXTS / 4, () -> controls.active() + " alone");

        Visitor nobody = new Visitor(server.getPort());
        Set<String> login = Shapes.ofPage(nobody.logsIn(HARMLESS, HARMLESS).body());
        for (String text :
                texts.stream().filter(text -> text.length() < 32).limit(60).toList()) {
            String answer = new Visitor(server.getPort()).logsIn(text, text).body();
            assertEquals(Set.of(), added(Shapes.ofPage(answer), login), text);
        }
    }

    @Test
    void changesNoLineAndNoCellOfAHistory() throws IOException {
        List<Map<String, String>> rows = CsvFile.read(Visitor.loggedIn(server.getPort(), "alice")
                .get("/blotter.csv", "text/csv")
                .body());

        List<String> reasons = rows.stream()
                .map(row -> row.getOrDefault("Reason", ""))
                .filter(reason -> !reason.isEmpty())
                .map(HostileFieldsTest::unmarked)
                .toList();
        assertTrue(taken.size() > TEXTS / 4, () -> taken.size() + " alone");
        assertEquals(taken.stream().map(HostileFieldsTest::unmarked).toList(), reasons);
        assertEquals(
                TEXTS - taken.size(),
                rows.stream()
                        .filter(row -> String.valueOf(row.get("What happened")).contains("left out"))
                        .count());
        for (Map<String, String> row : rows) {
            row.forEach((column, cell) -> assertTrue(
                    !cell.matches("(?s)[=+@\\t\\r|%].*") && !cell.matches("(?s)-.*[^0-9.].*"),
                    () -> column + " begins a formula: " + cell));
            row.values().forEach(cell -> assertTrue(!cell.matches("(?s).*[;\\t][\\s\"']*(?<!')[=+@-].*"), cell));
        }
    }

    /** Without the marks that keep a spreadsheet from reading a formula. */
    private static String unmarked(String text) {
        return text.replace("'", "");
    }

    @Test
    void forgesNoLineOfTheLogAndIsNotRepeatedThere() {
        assertEquals(List.of(), log.forgedLines());
        assertTrue(log.isPlain());
        assertTrue(!log.text().contains("alert(1)") && !log.text().contains("forged"), log::text);
    }

    private static Set<String> shapes(List<String> messages) {
        return messages.stream()
                .flatMap(html -> Shapes.ofFragment(html).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> added(Set<String> shapes, Set<String> harmless) {
        Set<String> added = new TreeSet<>(shapes);
        added.removeAll(harmless);
        return added;
    }
}
