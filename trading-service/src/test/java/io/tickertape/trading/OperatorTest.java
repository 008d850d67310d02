package io.tickertape.trading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.tickertape.tape.market.Symbol;
import io.tickertape.testbed.client.Visitor;
import io.tickertape.testbed.kafka.KafkaBroker;
import io.tickertape.trading.controls.Controls;
import io.tickertape.trading.controls.ControlsView;
import io.tickertape.trading.market.Market;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperatorTest {
    private static final Symbol AAPL = new Symbol("AAPL");

    private KafkaBroker broker;
    private EmbeddedServer service;
    private Visitor olivia;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        broker = KafkaBroker.start(directory, 0);
        service = service(broker);
    }

    @AfterAll
    void stop() {
        service.close();
        broker.close();
    }

    @BeforeEach
    void logIn() throws IOException {
        olivia = Visitor.loggedIn(service.getPort(), "olivia");
    }

    @AfterEach
    void liftAll() throws Exception {
        for (var control : controls(service).active()) {
            assertEquals(
                    303,
                    sends(Map.of(
                                    "action", "LIFT",
                                    "kind", control.scope().kind().name(),
                                    "name", control.scope().name()))
                            .statusCode());
        }
    }

    @Test
    void showsAHaltOnEveryDeskUntilItIsLifted() throws Exception {
        try (TraderPage alice = TraderPage.open(service.getPort());
                TraderPage bob = TraderPage.open(service.getPort(), "bob")) {
            alice.awaits("id=\"controls\"");
            bob.awaits("id=\"controls\"");
            HttpResponse<String> done = halts("SYMBOL", "aapl", "<b>news</b> & \"rumours\"");

            assertEquals(303, done.statusCode());
            assertEquals("/operator", done.headers().firstValue("Location").orElseThrow());
            String banner = alice.awaits("id=\"controls\"", "halted in AAPL");
            String time = controls(service).active().get(0).time().toString();
            assertEquals(
                    "<section id=\"controls\" hx-swap-oob=\"true\" class=\"controls\" role=\"status\""
                            + " aria-label=\"What is stopped\"><p data-action=\"halt\"><b>Trading is halted in AAPL</b>"
                            + " since <time datetime=\"" + time + "\">" + time.substring(11, 16) + " UTC</time>: "
                            + "<span>&lt;b&gt;news&lt;/b&gt; &amp; &quot;rumours&quot;</span></p></section>",
                    banner);
            assertEquals(banner, bob.awaits("id=\"controls\"", "halted in AAPL"));
            assertTrue(olivia.get("/").body().contains(banner.replace(" hx-swap-oob=\"true\"", "")));

            lifts("SYMBOL", "AAPL");
            assertEquals(
                    "<section id=\"controls\" hx-swap-oob=\"true\" class=\"controls\" role=\"status\""
                            + " aria-label=\"What is stopped\"></section>",
                    alice.awaits("id=\"controls\""));
        }
    }

    @Test
    void showsTheKillSwitchOfAnAccountToThatAccountAlone() throws Exception {
        try (TraderPage alice = TraderPage.open(service.getPort());
                TraderPage bob = TraderPage.open(service.getPort(), "bob")) {
            alice.awaits("id=\"controls\"");
            bob.awaits("id=\"controls\"");
            kills("ACCOUNT", "alice", "margin call");

            alice.awaits("data-action=\"kill\"", "cancelled for the account alice", "margin call");
            assertFalse(bob.awaits("id=\"controls\"").contains("margin call"));
            assertTrue(controls(service).killing("alice", AAPL).isPresent());
            assertFalse(controls(service).killing("bob", AAPL).isPresent());
        }
    }

    @Test
    void refusesNewOrdersUnderAHaltAndCancelsOpenOnesUnderTheKillSwitch() throws Exception {
        Market market = service.getApplicationContext().getBean(Market.class);
        // A little above what is bid, so that nothing is filled.
        Prices.put(broker.bootstrapServers(), market, "1.01", "AAPL", "MSFT");
        try (TraderPage alice = TraderPage.open(service.getPort())) {
            alice.awaits("journal live");
            String open = alice.buys("1", "AAPL", "1");
            alice.awaits("id=\"o-" + open + "\"", "data-state=\"working\"");
            halts("SYMBOL", "AAPL", "news pending");
            String refused = alice.buys("2", "AAPL", "1");
            alice.awaits("id=\"o-" + refused + "\"", "Trading is halted in AAPL since", "news pending");
            String other = alice.buys("3", "MSFT", "1");
            alice.awaits("id=\"o-" + other + "\"", "data-state=\"working\"");

            kills("ALL", "", "fire");
            alice.awaits(
                    "id=\"o-" + other + "\"", "Kill switch: trading is stopped and open orders are cancelled since");
        }
    }

    @Test
    void listsWhatIsInForceSinceWhenByWhomAndWhy() throws Exception {
        assertTrue(olivia.get("/operator").body().contains("<p>Nothing is stopped.</p>"));
        halts("ALL", "", "fire drill");
        String page = olivia.get("/operator").body();
        String token = Visitor.formToken(olivia.get("/operator"));
        String time = controls(service).active().get(0).time().toString();

        assertTrue(
                page.contains("<p id=\"notice\" role=\"alert\" class=\"done\">Halted: new orders are refused.</p>"),
                page);
        assertTrue(
                page.contains(
                        "<tr data-action=\"halt\" data-scope=\"all\"><td><b>Trading is halted</b><td><time datetime=\""
                                + time + "\">" + time.substring(0, 10) + " " + time.substring(11, 19)
                                + "</time><td>olivia<td>fire drill<td><form method=\"post\""
                                + " action=\"/operator/controls\"><input type=\"hidden\" name=\"formToken\" value=\""
                                + token
                                + "\"><input type=\"hidden\" name=\"action\" value=\"LIFT\"><input type=\"hidden\" name=\"kind\""
                                + " value=\"ALL\"><input type=\"hidden\" name=\"name\" value=\"\"><button type=\"submit\""
                                + " class=\"place\" aria-label=\"Lift all\">Lift</button></form></tr>"),
                page);
        assertFalse(page.contains("th:") || page.contains("<script>") || page.contains(" style="), page);
    }

    @Test
    void keepsAControlThroughARestart() throws Exception {
        kills("SYMBOL", "AAPL", "kept");
        try (EmbeddedServer another = service(broker)) {
            assertTrue(controls(another).await(ControlsView::isRestored, Duration.ofSeconds(20)));
            assertEquals(controls(service).active(), controls(another).active());
            lifts("SYMBOL", "AAPL");
            assertTrue(controls(another).await(view -> view.active().isEmpty(), Duration.ofSeconds(20)));
        }
    }

    @Test
    void asksOnceMoreBeforeTheKillSwitch() throws Exception {
        HttpResponse<String> refused =
                sends(Map.of("action", "KILL", "kind", "ALL", "name", "", "reason", "in a hurry"));

        assertEquals(400, refused.statusCode());
        assertTrue(refused.body().contains("tick the box that says that you are sure"), refused.body());
        assertTrue(refused.body().contains("name=\"reason\" value=\"in a hurry\""), refused.body());
        assertEquals(List.of(), controls(service).active());
    }

    @Test
    void refusesWhatCannotBeStoppedInWords() throws Exception {
        Map<Map<String, String>, String> forms = new HashMap<>();
        forms.put(form("HALT", "SYMBOL", "A B", "r"), "“A B” is not a symbol.");
        forms.put(form("HALT", "ACCOUNT", "", "r"), "“” is not the name of an account.");
        forms.put(form("HALT", "ALL", "AAPL", "r"), "everything has no name, and “AAPL” was typed.");
        forms.put(form("HALT", "", "", "r"), "choose a symbol, an account or everything.");
        forms.put(form("FLY", "ALL", "", "r"), "choose a halt, the kill switch, or to flatten an account.");
        forms.put(form("HALT", "ALL", "", " "), "a reason is one line of 1 to 200 characters");
        forms.put(form("HALT", "ALL", "", "two\r\nlines"), "a reason is one line of 1 to 200 characters");
        forms.put(form("HALT", "ALL", "", "x".repeat(201)), "a reason is one line of 1 to 200 characters");
        forms.put(form("HALT", "SYMBOL", "\"><script>", "r"), "“&quot;&gt;&lt;script&gt;” is not a symbol.");
        for (Map.Entry<Map<String, String>, String> form : forms.entrySet()) {
            HttpResponse<String> refused = sends(form.getKey());

            assertEquals(400, refused.statusCode(), form::toString);
            assertTrue(refused.body().contains(form.getValue()), refused.body());
        }
        assertEquals(400, sends(Map.of()).statusCode());
        assertEquals(List.of(), controls(service).active());
    }

    @Test
    void isForOperatorsAndTheirOwnFormsAlone() throws Exception {
        Visitor alice = Visitor.loggedIn(service.getPort(), "alice");
        Map<String, String> halt = new HashMap<>(form("HALT", "ALL", "", "mine"));
        halt.put("formToken", Visitor.formToken(alice.get("/")));
        assertEquals(403, alice.post("/operator/controls", halt).statusCode());
        assertFalse(alice.get("/").body().contains("href=\"/operator\""));
        assertTrue(olivia.get("/").body().contains("<a href=\"/operator\">Operator</a>"));
        assertEquals(403, olivia.post("/operator/controls", halt).statusCode());
        assertEquals(
                303,
                new Visitor(service.getPort()).post("/operator/controls", halt).statusCode());

        assertEquals(List.of(), controls(service).active());
    }

    @Test
    void saysThatItIsNotKnownWhenKafkaDoesNotAnswer(@TempDir Path directory) throws Exception {
        KafkaBroker gone = KafkaBroker.start(directory, 0);
        try (EmbeddedServer lonely = service(gone)) {
            assertTrue(controls(lonely).await(ControlsView::isRestored, Duration.ofSeconds(20)));
            gone.close();
            olivia = Visitor.loggedIn(lonely.getPort(), "olivia");
            HttpResponse<String> answer = halts("ALL", "", "nobody hears");

            assertEquals(503, answer.statusCode());
            assertTrue(answer.body().contains("Kafka has not answered: it is not known whether this is in force."));
        } finally {
            olivia = Visitor.loggedIn(service.getPort(), "olivia");
        }
    }

    @Test
    void refusesToTradeUntilTheControlsHaveBeenRead() throws Exception {
        try (EmbeddedServer early = ApplicationContext.run(
                        EmbeddedServer.class, Map.of("kafka.bootstrap.servers", "127.0.0.1:1"), "test");
                TraderPage alice = TraderPage.openWith(
                        early.getPort(),
                        Visitor.loggedIn(early.getPort(), "alice").cookieHeader())) {
            alice.awaits("data-action=\"unread\"", "new orders are refused until it is known");

            assertFalse(controls(early).isRestored());
        }
    }

    @Test
    void keepsTheLatestOfEachScope() throws InterruptedException, ExecutionException {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, "controls");
        try (Admin admin = OrdersLog.admin(broker.bootstrapServers())) {
            assertEquals(
                    "compact",
                    admin.describeConfigs(List.of(topic))
                            .all()
                            .get()
                            .values()
                            .iterator()
                            .next()
                            .get("cleanup.policy")
                            .value());
        }
    }

    private HttpResponse<String> halts(String kind, String name, String reason) throws IOException {
        return sends(form("HALT", kind, name, reason));
    }

    private void kills(String kind, String name, String reason) throws IOException {
        Map<String, String> form = new HashMap<>(form("KILL", kind, name, reason));
        form.put("sure", "yes");
        assertEquals(303, sends(form).statusCode());
    }

    private void lifts(String kind, String name) throws IOException {
        assertEquals(
                303, sends(Map.of("action", "LIFT", "kind", kind, "name", name)).statusCode());
    }

    private static Map<String, String> form(String action, String kind, String name, String reason) {
        return Map.of("action", action, "kind", kind, "name", name, "reason", reason);
    }

    private HttpResponse<String> sends(Map<String, String> fields) throws IOException {
        Map<String, String> form = new HashMap<>(fields);
        form.put("formToken", Visitor.formToken(olivia.get("/operator")));
        return olivia.post("/operator/controls", form);
    }

    private static Controls controls(EmbeddedServer service) {
        return service.getApplicationContext().getBean(Controls.class);
    }

    private static EmbeddedServer service(KafkaBroker broker) {
        return ApplicationContext.run(
                EmbeddedServer.class,
                Map.of(
                        "kafka.bootstrap.servers",
                        broker.bootstrapServers(),
                        "tickertape.controls.answer-timeout",
                        "3s",
                        "tickertape.engine.instance",
                        UUID.randomUUID().toString()),
                "test");
    }
}
