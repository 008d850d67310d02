package io.tickertape.trading.hardening;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import io.tickertape.tape.control.Action;
import io.tickertape.tape.control.Control;
import io.tickertape.tape.control.ControlJson;
import io.tickertape.tape.control.Scope;
import io.tickertape.tape.market.Symbol;
import io.tickertape.testbed.client.Visitor;
import io.tickertape.testbed.hardening.ServiceLog;
import io.tickertape.trading.CsvFile;
import io.tickertape.trading.History;
import io.tickertape.trading.TraderPage;
import io.tickertape.trading.controls.Controls;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.message.ReportJson;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Records that are none, among good ones, on every topic that the service reads. */
@MicronautTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokenRecordsTest implements TestPropertyProvider {
    private static final String GARBAGE = "{\"garbage\":1,\"note\":\"s3cret\\r\\n12:00:00.000 ERROR Login forged\"}";
    private static final String LEFT_OUT = "a record that cannot be read is left out: ";
    private static final int MANY = 1_000;

    private final ServiceLog log = new ServiceLog();
    private final Topics topics = new Topics();

    @Inject
    EmbeddedServer server;

    @Inject
    Market market;

    @Inject
    Controls controls;

    @Inject
    MeterRegistry meters;

    @Override
    public Map<String, String> getProperties() {
        return Map.of("kafka.bootstrap.servers", topics.bootstrapServers());
    }

    @AfterAll
    void stop() {
        topics.close();
        log.close();
    }

    @Test
    void areLeftOutOfAHistoryWhichSaysWhereTheyStand() throws Exception {
        History history = new History();
        history.opens();
        history.cancels(history.accepts("c1", "0-1"), "enough of it");
        byte[] opened = ReportJson.write(history.reports.get(0));
        byte[] mallorys =
                new String(opened, UTF_8).replace("\"alice", "\"mallory").getBytes(UTF_8);

        topics.write("executions", "alice", opened);
        topics.write("executions", "alice", GARBAGE);
        topics.write("executions", "alice", (byte[]) null);
        topics.write("executions", "alice", mallorys);
        topics.write("executions", "alice", new byte[] {(byte) 0xff, '{', '}'});
        topics.write("executions", "alice", new byte[70_000]);
        topics.write("executions", "alice", "{\"account\":\"alice\",\"execType\":\"TRADE\",\"sequence\":2}");
        topics.write("executions", "alice", ReportJson.write(history.reports.get(1)));
        topics.write("executions", "alice", ReportJson.write(history.reports.get(2)));
        topics.flush();
        HttpResponse<String> answer =
                Visitor.loggedIn(server.getPort(), "alice").get("/blotter.csv", "text/csv");

        assertEquals(200, answer.statusCode());
        List<Map<String, String>> rows = CsvFile.read(answer.body());
        assertEquals(List.of("1", "", "", "", "", "", "", "2", "3"), column(rows, "Report"));
        for (Map<String, String> row : rows.subList(1, 7)) {
            String words = String.valueOf(row.get("What happened"));
            assertTrue(words.matches(LEFT_OUT + "executions-\\d@\\d+"), words);
        }
        assertTrue(log.text().contains("is set aside by the download"), log::text);
        try (TraderPage page = TraderPage.open(server.getPort())) {
            page.awaits("enough of it");
        }
    }

    @Test
    void thatComeByTheThousandAreCountedInAFewLinesWithoutTheirContent() {
        for (int record = 0; record < 20_000; record++) {
            topics.write("instruments", "bad s3cret " + record, GARBAGE);
        }
        for (int record = 0; record < MANY; record++) {
            topics.write("executions", "bob", GARBAGE);
            topics.write("controls", "symbol:AAPL", GARBAGE);
            topics.write("controls", "s3cret\n" + record, GARBAGE);
            topics.write("orders", "bob", GARBAGE);
            topics.write("orders", "carol", order("bob"));
        }
        Control halt = new Control(Scope.symbol(new Symbol("MSFT")), Action.HALT, "news", "olivia", Instant.EPOCH);
        topics.write("controls", "symbol:MSFT", ControlJson.value(halt));
        topics.write("instruments", "GOOD", "{\"name\":\"Good\"}");
        topics.flush();

        Topics.await(() -> market.instrument(new Symbol("GOOD")) != null
                && controls.active().contains(halt)
                && setAside("executions", "blotter") >= MANY
                && setAside("controls", null) >= 2 * MANY
                && setAside("orders", "engine") >= 2 * MANY
                && setAside("orders", null) >= 4 * MANY);
        assertEquals(List.of(), log.forgedLines());
        assertTrue(log.text().contains("No instruments, or more than the market holds: "), log::text);
        assertTrue(!log.text().contains("s3cret") && !log.text().contains("garbage"), log::text);
        List<String> ours =
                log.lines().stream().filter(line -> line.contains(" i.t.t.")).toList();
        assertTrue(ours.size() < 150, () -> ours.size() + " lines: " + ours);
    }

    private double setAside(String kind, @Nullable String reader) {
        return meters.find("tickertape.records.set.aside").tag("topic", kind).counters().stream()
                .filter(counter ->
                        reader == null || reader.equals(counter.getId().getTag("reader")))
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private static String order(String account) {
        return ("{\"action\":\"cancel-all\",\"clientOrderId\":\"s3cret\",\"account\":\"%s\",\"submitted\":1767614400000,"
                        + "\"expires\":1767614410000}")
                .formatted(account);
    }

    private static List<String> column(List<Map<String, String>> rows, String name) {
        return rows.stream().map(row -> row.getOrDefault(name, "?")).toList();
    }
}
