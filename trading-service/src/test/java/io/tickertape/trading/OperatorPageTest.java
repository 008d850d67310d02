package io.tickertape.trading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.tickertape.tape.control.Action;
import io.tickertape.tape.control.Control;
import io.tickertape.tape.control.ControlJson;
import io.tickertape.tape.control.Scope;
import io.tickertape.tape.market.Symbol;
import io.tickertape.testbed.client.DeskForm;
import io.tickertape.testbed.client.Visitor;
import io.tickertape.testbed.kafka.KafkaBroker;
import io.tickertape.trading.controls.Acts;
import io.tickertape.trading.controls.Controls;
import io.tickertape.trading.market.Market;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What operators see of the service, and do to accounts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperatorPageTest {
    private KafkaBroker broker;
    private EmbeddedServer service;
    private Visitor olivia;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        broker = KafkaBroker.start(directory, 0);
        service = service();
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
        for (Control control : controls().active()) {
            lifts(control.scope());
        }
    }

    @Test
    void stopsAnAccountCancelsItsOrdersAndClosesItsPositionsInOneAct() throws Exception {
        try (TraderPage alice = TraderPage.open(service.getPort())) {
            alice.awaits("journal live");
            price("AAPL", "100");
            String held = alice.buys("10", "AAPL", "100");
            alice.awaits("id=\"o-" + held + "\"", "data-state=\"filled\"");
            String open = alice.buys("5", "AAPL", "99");
            alice.awaits("id=\"o-" + open + "\"", "data-state=\"working\"");
            assertEquals(303, flattens("alice", "margin call").statusCode());

            alice.sees("data-action=\"flatten\"", "positions are closed for the account alice", "margin call");
            alice.sees("id=\"o-" + open + "\"", "data-state=\"cancelled\"");
            price("AAPL", "100");
            alice.sees(
                    "id=\"o-flatten-",
                    "data-state=\"filled\"",
                    "<td class=\"filled\">10<td>10<td>Market GTC<td><td>100.00<td");
            String refused = alice.buys("1", "AAPL", "100");
            alice.awaits("id=\"o-" + refused + "\"", "positions are closed for the account alice since");
            String page = olivia.get("/operator").body();
            assertTrue(page.contains("<td><b>flat</b>: <span>no position is left</span></tr>"), page);
        }
    }

    @Test
    void saysWhatRemainsOfAHaltedPositionAndClosesItOnceItTrades() throws Exception {
        try (TraderPage bob = TraderPage.open(service.getPort(), "bob");
                Prices instruments = Prices.on(broker.bootstrapServers())) {
            bob.awaits("journal live");
            price("MSFT", "50");
            String held = bob.buys("3", "MSFT", "50");
            bob.awaits("id=\"o-" + held + "\"", "data-state=\"filled\"");
            instruments.instrument("MSFT", "{\"status\":\"HALTED\"}");
            Prices.await(() -> market().instrument(new Symbol("MSFT")) != null);
            flattens("bob", "gone");
            flattens("bob", "gone, and the form sent again");

            String waits = "<td>MSFT<td class=\"figure\">3<td><b>waiting</b>: <span>it is halted: it is"
                    + " closed once it trades</span></tr>";
            assertTrue(olivia.get("/operator/status").body().contains(waits), () -> status());
            instruments.instrument("MSFT", "{\"status\":\"TRADING\"}");
            price("MSFT", "50");
            bob.sees(
                    "id=\"o-flatten-",
                    "data-state=\"filled\"",
                    "<td class=\"filled\">3<td>3<td>Market GTC<td><td>50.00<td");
            bob.send(DeskForm.heartbeat(""));
            assertEquals(
                    1,
                    bob.messages.stream()
                            .flatMap(message -> Pattern.compile("id=\"o-(flatten-\\d+)\"")
                                    .matcher(message)
                                    .results()
                                    .map(found -> found.group(1)))
                            .distinct()
                            .count());
        }
    }

    @Test
    void flattensWhatWasRuledWhileTheServiceWasDown() throws Exception {
        try (TraderPage carol = TraderPage.open(service.getPort(), "carol")) {
            carol.awaits("journal live");
            price("IBM", "20");
            String held = carol.buys("7", "IBM", "20");
            carol.awaits("id=\"o-" + held + "\"", "data-state=\"filled\"");
        }
        service.close();
        Control control = new Control(
                Scope.account("carol"), Action.FLATTEN, "while it was down", "olivia", Instant.ofEpochMilli(1_000));
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            "controls", ControlJson.key(control.scope()), ControlJson.value(control)))
                    .get();
        }
        service = service();
        olivia = Visitor.loggedIn(service.getPort(), "olivia");
        // A login from before would be refused until it is known which of those have ended.
        String fresh = Visitor.loggedIn(service.getPort(), "carol").cookieHeader();
        try (TraderPage carol = TraderPage.openWith(service.getPort(), fresh)) {
            carol.awaits("engine live");
            price("IBM", "20");
            carol.sees(
                    "id=\"o-flatten-",
                    "data-state=\"filled\"",
                    "<td class=\"filled\">7<td>7<td>Market GTC<td><td>20.00<td");
        }
    }

    @Test
    void disconnectsThePagesOfAnAccountOrOneOfThem() throws Exception {
        try (TraderPage first = TraderPage.open(service.getPort());
                TraderPage bob = TraderPage.open(service.getPort(), "bob")) {
            first.awaits("journal live");
            bob.awaits("journal live");
            first.awaitsHeartbeat();
            String page = pageOf("alice");
            assertEquals(303, disconnects("alice", page).statusCode());
            assertEquals(4001, first.awaitsClose());
            assertTrue(olivia.get("/operator").body().contains("Disconnected the page " + page + " of alice"));
            assertFalse(status().contains("data-page=\"" + page + "\""));

            try (TraderPage back = TraderPage.open(service.getPort())) {
                back.awaits("journal live");
                disconnects("alice", "");
                assertEquals(4001, back.awaitsClose());
            }
            bob.awaitsHeartbeat();
        }
        assertEquals(400, disconnects("a b", "").statusCode());
        assertEquals(400, disconnects("alice", "<b>").statusCode());
    }

    @Test
    void saysThatADisconnectedAccountIsStillLoggedInAndLetsItsPagesComeBack() throws Exception {
        String cookies = Visitor.loggedIn(service.getPort(), "alice").cookieHeader();
        try (TraderPage page = TraderPage.openWith(service.getPort(), cookies)) {
            page.awaits("journal live");
            disconnects("alice", "");
            assertEquals(4001, page.awaitsClose());
        }
        String said = olivia.get("/operator").body();

        assertTrue(said.contains("<b>Its logins stay good</b>: whoever"), said);
        assertTrue(
                said.contains("Disconnected alice. Its logins stay good: whoever loads the desk again is back. Halt the"
                        + " account to keep it from trading."),
                said);
        try (TraderPage again = TraderPage.openWith(service.getPort(), cookies)) {
            again.awaits("journal live");
        }
    }

    @Test
    void saysOnceWhatWasDoneAndThenHowItStands() throws Exception {
        halts("SYMBOL", "NOSUCH");
        String said = olivia.get("/operator").body();
        String again = olivia.get("/operator").body();
        assertTrue(said.contains("Halted: new orders in NOSUCH are refused. Nobody here has heard of NOSUCH"), said);
        assertTrue(said.contains("<p id=\"notice\" role=\"alert\" class=\"doubt\">"), said);
        assertFalse(again.contains("id=\"notice\""), again);

        lifts(Scope.parse("symbol:NOSUCH").orElseThrow());
        assertTrue(olivia.get("/operator").body().contains("Lifted: trading in NOSUCH goes on."));
        assertFalse(olivia.get("/operator?done=symbol:NOSUCH").body().contains("id=\"notice\""));
        halts("SYMBOL", "NOSUCH");
        halts("ALL", "");
        lifts(Scope.parse("symbol:NOSUCH").orElseThrow());
        assertTrue(olivia.get("/operator").body().contains("Lifted in NOSUCH, but everything is stopped still."));
        olivia.cookies.put("tickertape-act", "0123456789abcdef0123456789abcdef");
        assertFalse(olivia.get("/operator").body().contains("id=\"notice\""));
    }

    @Test
    void listsWhoDidWhatAndWhenTheNewestFirst() throws Exception {
        halts("SYMBOL", "AAPL");
        lifts(Scope.parse("symbol:AAPL").orElseThrow());
        var acts = service.getApplicationContext().getBean(Acts.class).latest();
        String status = status();
        String newest = "<th scope=\"row\">olivia<td>lifted the stop of AAPL<td></tr>";
        String before = "<th scope=\"row\">olivia<td>halted AAPL<td>&lt;i&gt; why</tr>";

        assertTrue(status.indexOf(newest) > 0 && status.indexOf(newest) < status.indexOf(before), status);
        assertTrue(status.contains("<time datetime=\"" + acts.get(0).time() + "\">"), status);
    }

    @Test
    void pollsTheSameThatThePageShows() throws Exception {
        try (TraderPage alice = TraderPage.open(service.getPort())) {
            alice.awaits("journal live");
            halts("SYMBOL", "AAPL");
            olivia.get("/operator");
            String page = olivia.get("/operator").body();
            Matcher poll =
                    Pattern.compile("hx-get=\"(/operator/status[^\"]*)\"").matcher(page);
            assertTrue(poll.find(), page);
            String status = olivia.get(poll.group(1)).body();

            assertTrue(still(page).contains(still(status)), () -> still(page) + "\n" + still(status));
            assertTrue(page.contains("hx-trigger=\"every 5s\" hx-swap=\"innerHTML\""), page);
            assertFalse(status.contains("<form") || status.contains("<input") || status.contains("<button"), status);
            assertFalse(status.contains("class=\"changed\""), status);
            lifts(Scope.parse("symbol:AAPL").orElseThrow());
            assertTrue(olivia.get(poll.group(1)).body().contains("class=\"changed\""));
        }
    }

    @Test
    void tellsHowReadersEngineAndJournalStand() throws Exception {
        try (TraderPage alice = TraderPage.open(service.getPort())) {
            alice.awaits("journal live");
            price("AAPL", "100");
            alice.send(DeskForm.order(alice.ticket(), "AAPL", "1", "1"));
            alice.awaits("price collar");
            Prices.await(() -> status().contains("data-state=\"live\">engine live</span> for "));
            String status = status();

            assertTrue(status.contains("data-state=\"live\">engine live</span> for "), status);
            assertTrue(status.contains("data-state=\"live\">journal live</span> "), status);
            assertTrue(
                    Pattern.compile("<th scope=\"row\">prices-reader<td>alive<td>0: \\d+"
                                    + "<td class=\"figure\">0</tr>")
                            .matcher(status)
                            .find(),
                    status);
            assertTrue(status.contains("<th scope=\"row\">engine, partition 0<td>alive<td"), status);
            assertTrue(status.contains("<code>risk.price-collar</code>"), status);
        }
    }

    @Test
    void keepsTradersAndForeignFormsOut() throws Exception {
        Visitor alice = Visitor.loggedIn(service.getPort(), "alice");
        Map<String, String> form = new HashMap<>(Map.of("name", "bob", "session", ""));
        form.put("formToken", Visitor.formToken(alice.get("/")));
        assertEquals(403, alice.get("/operator/status").statusCode());
        assertEquals(403, alice.post("/operator/disconnect", form).statusCode());
        assertEquals(403, olivia.post("/operator/disconnect", form).statusCode());
        assertEquals(
                401,
                new Visitor(service.getPort()).get("/operator/status", "*/*").statusCode());
    }

    @Test
    void asksOnceMoreBeforeItFlattensAndTakesOneAccountAtATime() throws Exception {
        Map<String, String> form =
                new HashMap<>(Map.of("action", "FLATTEN", "kind", "ACCOUNT", "name", "alice", "reason", "r"));
        assertTrue(sends("/operator/controls", form).body().contains("tick the box that says that you are sure"));
        form.putAll(Map.of("kind", "ALL", "name", "", "sure", "yes"));
        assertTrue(sends("/operator/controls", form).body().contains("only one account at a time can be flattened"));
        assertEquals(List.of(), controls().active());
    }

    private static String still(String html) {
        return html.replaceAll("<time datetime=\"[^\"]*\">\\d\\d:\\d\\d:\\d\\d</time>", "<time>")
                .replaceAll("\\d+ (s|min) ?(ago)?", "a while ")
                .replaceAll("\\d+(\\.\\d+)?</(td|dd)>", "n</$2>")
                .replaceAll("\\d+: \\d+", "p: n");
    }

    private String pageOf(String account) {
        Matcher row = Pattern.compile("data-page=\"([0-9a-f]{8})\"><th scope=\"row\"><code>\\1</code><td>" + account
                        + "<td>127.0.0.1<td")
                .matcher(status());
        assertTrue(row.find(), this::status);
        return row.group(1);
    }

    private String status() {
        try {
            return olivia.get("/operator/status").body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void price(String symbol, String price) {
        Prices.putTick(broker.bootstrapServers(), market(), symbol, "{\"price\":\"" + price + "\"}");
    }

    private Market market() {
        return service.getApplicationContext().getBean(Market.class);
    }

    private Controls controls() {
        return service.getApplicationContext().getBean(Controls.class);
    }

    private HttpResponse<String> flattens(String account, String reason) throws IOException {
        return sends(
                "/operator/controls",
                Map.of("action", "FLATTEN", "kind", "ACCOUNT", "name", account, "reason", reason, "sure", "yes"));
    }

    private void halts(String kind, String name) throws IOException {
        Map<String, String> form = Map.of("action", "HALT", "kind", kind, "name", name, "reason", "<i> why");
        assertEquals(303, sends("/operator/controls", form).statusCode());
    }

    private void lifts(Scope scope) throws IOException {
        Map<String, String> form = Map.of("action", "LIFT", "kind", scope.kind().name(), "name", scope.name());
        assertEquals(303, sends("/operator/controls", form).statusCode());
    }

    private HttpResponse<String> disconnects(String account, String page) throws IOException {
        return sends("/operator/disconnect", Map.of("name", account, "session", page));
    }

    private HttpResponse<String> sends(String path, Map<String, String> fields) throws IOException {
        Map<String, String> form = new HashMap<>(fields);
        form.put("formToken", Visitor.formToken(olivia.get("/operator")));
        return olivia.post(path, form);
    }

    private EmbeddedServer service() {
        return ApplicationContext.run(
                EmbeddedServer.class,
                Map.of(
                        "kafka.bootstrap.servers",
                        broker.bootstrapServers(),
                        "tickertape.engine.instance",
                        UUID.randomUUID().toString()),
                "test");
    }
}
