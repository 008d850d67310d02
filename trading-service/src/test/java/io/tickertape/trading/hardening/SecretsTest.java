package io.tickertape.trading.hardening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import io.tickertape.testbed.client.DeskForm;
import io.tickertape.testbed.client.Visitor;
import io.tickertape.testbed.hardening.ServiceLog;
import io.tickertape.trading.TestBroker;
import io.tickertape.trading.TraderPage;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A whole run, after which nothing that must stay secret stands in the log, in an address or in a fragment. */
@MicronautTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecretsTest implements TestPropertyProvider {
    private static final String PASSWORD = "open sesame";
    private static final String HASH =
            "pbkdf2-sha256:1000:bm90IHNvIHJhbmRvbSBhdCBhbGw=:GZXJAvNkI+6v4rtbrw/HAfZ/zoK9Km2oeRCRZwaLb3A=";
    private static final String KEY = "a-key-that-nobody-else-may-know-0123456789";
    private static final String WRONG = "wr0ng-horse-battery";
    private static final String KAFKAS = "kafkas-own-passw0rd";

    private final ServiceLog log = new ServiceLog();
    private final Topics topics = new Topics();
    /** By what they are. */
    private final Map<String, String> secrets = new LinkedHashMap<>(
            Map.of("a password", PASSWORD, "a wrong password", WRONG, "a hash", HASH, "a key", KEY, "Kafka's", KAFKAS));

    private final List<String> sent = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>();

    @Inject
    EmbeddedServer server;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = new HashMap<>();
        properties.put("kafka.bootstrap.servers", topics.bootstrapServers());
        properties.put("tickertape.login.key", KEY);
        properties.put("tickertape.login.users.dora.password", HASH);
        properties.put("tickertape.login.users.dora.roles", "TRADER,OPERATOR");
        properties.put(
                "kafka.sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"t\" password=\"" + KAFKAS
                        + "\";");
        properties.put("kafka.ssl.truststore.password", KAFKAS);
        // A setting that is refused is told, with what is refused.
        properties.put("kafka.producers.trading-journal-writer.acks", "1");
        return properties;
    }

    @AfterAll
    void stop() {
        topics.close();
        log.close();
    }

    @Test
    void standNowhereAfterAWholeRun() throws Exception {
        topics.write("executions", "dora", "{\"garbage\":\"" + PASSWORD + "\"}");
        topics.write("controls", "all", "{\"garbage\":\"" + PASSWORD + "\"}");
        topics.flush();
        Visitor dora = new Visitor(server.getPort());
        keep(dora.logsIn("dora", WRONG));
        // Into the wrong field: the page shows it to who typed it, the log to nobody.
        dora.logsIn(PASSWORD, PASSWORD);
        keep(dora.get("/login?next=/operator"));
        assertEquals(303, keep(dora.logsIn("dora", PASSWORD)).statusCode());
        dora.cookies.forEach((name, value) -> secrets.put("the cookie " + name, value));
        assertFalse(dora.cookies.isEmpty());
        HttpResponse<String> desk = keep(dora.get("/"));
        secrets.put("the form's token", Visitor.formToken(desk));

        trade(dora);
        HttpResponse<String> operator = keep(dora.get("/operator"));
        for (String token : List.of(Visitor.formToken(operator), WRONG)) {
            keep(dora.post(
                    "/operator/controls",
                    Map.of("formToken", token, "action", "HALT", "kind", "SYMBOL", "name", "AAPL", "reason", "news")));
        }
        keep(dora.get("/operator?done=symbol%3AAAPL"));
        keep(dora.get("/blotter.csv", "text/csv"));
        keep(dora.get("/nowhere"));
        keep(dora.get("/health"));
        keep(dora.get("/prometheus"));
        keep(dora.post("/login", Map.of("name", "dora", "password", WRONG)));
        keep(dora.post("/logout", Map.of("formToken", Visitor.formToken(operator))));

        assertTrue(log.text().contains("ignores {acks=1}"), log::text);
        assertTrue(log.text().contains("dora halted AAPL"), log::text);
        secrets.forEach((what, secret) -> {
            assertFalse(log.text().contains(secret), () -> what + " is in the log: " + log.text());
            addresses.forEach(address -> assertFalse(address.contains(secret), () -> what + " is in " + address));
            sent.forEach(html -> assertFalse(withoutItsForms(html).contains(secret), () -> what + " is in " + html));
        });
    }

    private void trade(Visitor dora) throws IOException, InterruptedException {
        try (TraderPage page = TraderPage.openWith(server.getPort(), dora.cookieHeader())) {
            Topics.await(() -> !page.ticket().isEmpty());
            String ticket = page.ticket();
            secrets.put("a ticket", ticket);
            secrets.put("a ticket's signature", ticket.substring(ticket.lastIndexOf('.') + 1));
            page.buys("1", "AAPL", "1");
            page.awaits("data-outcome");
            page.send(DeskForm.order(ticket, "AAPL", "1", "1"));
            page.send(DeskForm.order(ticket.replace('.', '-'), "AAPL", "1", "1").with("symbol", ""));
            page.send("{\"action\":\"order\",\"ticket\":\"" + ticket + "\",\"quantity\":[\"" + ticket + "\"]");
            page.send(DeskForm.heartbeat(ticket));
            page.awaits("id=\"heartbeat\"");
            sent.addAll(page.messages);
        }
    }

    /** An answer's addresses and its body. */
    private HttpResponse<String> keep(HttpResponse<String> answer) {
        answer.headers().firstValue("Location").ifPresent(addresses::add);
        answer.headers().firstValue("Content-Disposition").ifPresent(addresses::add);
        Jsoup.parse(answer.body())
                .select("[href], [src], [action], [hx-get], [hx-post], [ws-connect], [sse-connect]")
                .forEach(element -> element.attributes().forEach(attribute -> addresses.add(attribute.getValue())));
        sent.add(answer.body());
        return answer;
    }

    /** A fragment without the two fields that send a token and a ticket back, where alone they belong. */
    private static String withoutItsForms(String html) {
        Document page = Jsoup.parse(html);
        page.select("input[type=hidden][name=formToken], input[type=hidden]#ticket-id")
                .remove();
        return page.outerHtml();
    }

    @Test
    void standInNoComplaintAboutTheConfiguration() {
        Map<String, Object> clear =
                Map.of("tickertape.login.users.dora.password", PASSWORD, "tickertape.login.users.dora.roles", "TRADER");
        Map<String, Object> shortKey = Map.of("tickertape.login.key", "t00-short-a-key");
        for (Map<String, Object> wrong : List.of(clear, shortKey)) {
            Map<String, Object> properties = new HashMap<>(wrong);
            properties.put("kafka.bootstrap.servers", TestBroker.bootstrapServers());
            RuntimeException failure = assertThrows(
                    RuntimeException.class, () -> ApplicationContext.run(EmbeddedServer.class, properties, "test"));
            StringWriter stack = new StringWriter();
            failure.printStackTrace(new PrintWriter(stack));

            assertTrue(stack.toString().contains("tickertape.login."), stack::toString);
            assertFalse(stack.toString().contains(PASSWORD), stack::toString);
            assertFalse(stack.toString().contains("t00-short"), stack::toString);
        }
    }
}
