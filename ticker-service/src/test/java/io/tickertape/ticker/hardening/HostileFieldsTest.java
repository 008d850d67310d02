package io.tickertape.ticker.hardening;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import io.tickertape.testbed.client.Events.Event;
import io.tickertape.testbed.client.LiveStream;
import io.tickertape.testbed.hardening.HostileTexts;
import io.tickertape.testbed.hardening.ServiceLog;
import io.tickertape.testbed.hardening.Shapes;
import io.tickertape.ticker.RealKafka;
import io.tickertape.ticker.market.Market;
import io.tickertape.ticker.market.Quote;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Whatever text a record holds in whatever field, the structure of what the service sends is that of harmless ones. */
@MicronautTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileFieldsTest implements TestPropertyProvider {
    private static final int TEXTS = HostileTexts.count();
    /** Enough that each partition has some. */
    private static final int LAST = 40;

    private static final String HARMLESS = "\"Harmless\"";
    private static final Set<String> OTHER_EVENTS = Set.of("", "board", "heartbeat", "tape", "candle", "gap");

    private final HttpClient client = HttpClient.newHttpClient();
    private final ServiceLog log = new ServiceLog();
    private final List<String> texts = new HostileTexts(15).some(TEXTS).toList();
    private final List<String> hostile =
            IntStream.range(0, TEXTS).mapToObj(text -> "EVIL" + text).toList();
    private final List<String> harmless = new ArrayList<>();

    @Inject
    EmbeddedServer server;

    @Inject
    Market market;

    @Override
    public Map<String, String> getProperties() {
        return RealKafka.get().properties();
    }

    @BeforeAll
    void write() throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", RealKafka.get().address()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int text = 0; text < TEXTS; text++) {
                writeHostile(producer, hostile.get(text), texts.get(text), text);
            }
            // A row has or lacks a name, a currency and a word for its state: every row that there can be.
            for (int parts = 0; parts < 8; parts++) {
                String symbol = "GOOD" + parts;
                harmless.add(symbol);
                send(producer, "prices", symbol, "{\"price\":\"100\"}", "good");
                send(
                        producer,
                        "instruments",
                        symbol,
                        "{\"name\":" + ((parts & 1) == 0 ? "\"\"" : HARMLESS)
                                + ",\"currency\":" + ((parts & 2) == 0 ? "\"USD\"" : "\"GBX\"")
                                + ",\"status\":" + ((parts & 4) == 0 ? "\"TRADING\"" : HARMLESS) + "}",
                        "good");
            }
            for (int last = 0; last < LAST; last++) {
                send(producer, "prices", "LAST" + last, "{\"price\":\"1\"}", "good");
                send(producer, "instruments", "LAST" + last, "{\"name\":\"Last\"}", "good");
            }
            producer.flush();
        }
        long end = System.nanoTime() + 60_000_000_000L;
        while (named("LAST") < LAST || market.quotes(null).size() < TEXTS) {
            assertTrue(
                    System.nanoTime() < end,
                    () -> named("LAST") + " of " + market.quotes(null).size() + " are named");
            LockSupport.parkNanos(5_000_000);
        }
    }

    @AfterAll
    void stopListening() {
        log.close();
    }

    private long named(String prefix) {
        return market.quotes(null).stream()
                .filter(quote -> quote.symbol().name().startsWith(prefix) && quote.instrument() != null)
                .count();
    }

    /** A good price first, so that there is a row; then the same text in every other field, one after the other. */
    private static void writeHostile(KafkaProducer<byte[], byte[]> producer, String symbol, String text, int number) {
        String json = HostileTexts.json(text);
        send(producer, "prices", symbol, "{\"price\":\"100\",\"note\":" + json + "," + json + ":1}", text);
        for (String field : List.of("price", "size", "bid", "ask", "bidSize", "time", "sequence", "open", "volume")) {
            send(producer, "prices", symbol, "{\"price\":\"101\",\"" + field + "\":" + json + "}", text);
        }
        send(producer, "prices", text, "{\"price\":\"102\"}", text);
        send(producer, "prices", symbol, text, text);
        send(producer, "instruments", symbol, "{\"lotSize\":" + json + "}", text);
        String field = List.of("name", "currency", "status").get(number % 3);
        send(producer, "instruments", symbol, "{\"" + field + "\":" + json + "}", text);
        send(producer, "instruments", text, "{\"name\":" + json + "}", text);
    }

    private static void send(
            KafkaProducer<byte[], byte[]> producer, String topic, String key, String value, String header) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, key.getBytes(UTF_8), value.getBytes(UTF_8));
        // Kafka's own producer miscounts a header whose name has half a character.
        record.headers().add(new String(header.getBytes(UTF_8), UTF_8), header.getBytes(UTF_8));
        var unused = producer.send(record);
    }

    @Test
    void changesNoElementOfThePage() throws Exception {
        String page = get("/", hostile, "text/html").body();

        assertEquals(
                Set.of(),
                added(
                        Shapes.ofPage(page),
                        Shapes.ofPage(get("/", harmless, "text/html").body())));
        assertEquals(
                List.of(),
                strange(Jsoup.parse(page).select("#board > tr").stream()
                        .map(Element::outerHtml)
                        .toList()));
    }

    @Test
    void changesNoElementOfAPollAndIsReadAsTheTextThatItIs() throws Exception {
        String rows = get("/prices", hostile, "text/html").body();

        assertEquals(List.of(), strange(rows(rows)));
        Set<String> shown = new TreeSet<>(Shapes.texts(rows));
        int names = 0;
        for (Quote quote : market.quotes(null)) {
            if (quote.symbol().name().startsWith("EVIL") && quote.instrument() != null) {
                String name = quote.instrument().name();
                assertTrue(name.isEmpty() || shown.contains(name), () -> name + " is not among " + shown);
                names += name.isEmpty() ? 0 : 1;
            }
        }
        assertTrue(names > TEXTS / 4, names + " names");
    }

    @Test
    void changesNothingOfTheJson() throws Exception {
        JsonNode board = new ObjectMapper()
                .readTree(get("/prices", hostile, "application/json").body());
        JsonNode good = new ObjectMapper()
                .readTree(get("/prices", harmless, "application/json").body());

        assertEquals(Set.of(), added(names(board), names(good)));
        assertEquals(TEXTS, board.findValues("symbol").size());
    }

    @Test
    void addsNoEventToTheStreamAndChangesNoElementInOne() throws Exception {
        Set<String> shapes = new TreeSet<>();
        String last = hostile.get(TEXTS - 1);
        try (LiveStream good = LiveStream.open(uri("/prices/stream", harmless));
                LiveStream stream = LiveStream.open(uri("/prices/stream", hostile))) {
            good.await("board", "q-GOOD7");
            stream.await("board", "q-" + last);
            for (String symbol : harmless) {
                RealKafka.get().put(symbol, "{\"price\":\"103\"}");
                good.await(symbol, "103.00");
            }
            RealKafka.get().put(hostile.stream(), "{\"price\":\"103\"}");
            for (String symbol : hostile) {
                stream.await(event -> event.data().contains("103.00")
                        && (event.name().equals(symbol) || event.data().contains("id=\"q-" + symbol + "\"")));
            }
            good.soFar().forEach(event -> shapes.addAll(Shapes.ofFragment(event.data())));
            for (Event event : stream.soFar()) {
                assertTrue(hostile.contains(event.name()) || OTHER_EVENTS.contains(event.name()), event::toString);
                assertTrue(event.id().matches("|[0-9a-f]{8}-[0-9]+"), event::toString);
                assertEquals(Set.of(), added(Shapes.ofFragment(event.data()), shapes), event::toString);
            }
        }
    }

    @Test
    void forgesNoLineOfTheLogAndIsNotRepeatedThere() {
        assertEquals(List.of(), log.forgedLines());
        assertTrue(log.isPlain());
        assertTrue(!log.text().contains("alert(1)") && !log.text().contains("forged"), log::text);
        long warnings = log.lines().stream()
                .filter(line -> line.contains(" WARN ") || line.contains(" ERROR "))
                .count();
        assertTrue(warnings < TEXTS, () -> warnings + " warnings: " + log.text());
    }

    /** The rows that are not like any harmless one. */
    private List<String> strange(List<String> rows) throws Exception {
        Set<String> outlines = rows(get("/prices", harmless, "text/html").body()).stream()
                .map(Shapes::outline)
                .collect(Collectors.toSet());
        assertEquals(TEXTS, rows.size());
        return rows.stream()
                .filter(row -> !outlines.contains(Shapes.outline(row)))
                .toList();
    }

    private static List<String> rows(String rows) {
        return Stream.of(rows.split("(?<=</tr>)"))
                .filter(row -> row.startsWith("<tr"))
                .toList();
    }

    private static Set<String> added(Set<String> shapes, Set<String> harmless) {
        Set<String> added = new TreeSet<>(shapes);
        added.removeAll(harmless);
        return added;
    }

    private static Set<String> names(JsonNode node) {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        node.forEach(child -> names.addAll(names(child)));
        return names;
    }

    private HttpResponse<String> get(String path, List<String> symbols, String accept) throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(uri(path, symbols))
                        .header("Accept", accept)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer::body);
        return answer;
    }

    private URI uri(String path, List<String> symbols) {
        return URI.create(server.getURI() + path + "?symbols=" + String.join(",", symbols));
    }
}
