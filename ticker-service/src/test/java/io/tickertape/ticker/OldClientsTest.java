package io.tickertape.ticker;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What clients and proxies of all ages ask for, over real sockets. */
@MicronautTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OldClientsTest implements TestPropertyProvider {
    private static final int LONGEST_LIST = 500;

    @Inject
    EmbeddedServer server;

    @Override
    public Map<String, String> getProperties() {
        return RealKafka.get().properties();
    }

    @Test
    void aStreamHasNoChunksInHttp10() throws Exception {
        RealKafka.get().put("TEN", "{\"price\":10}");
        try (Socket socket = new Socket("localhost", server.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write("GET /prices/stream?symbols=TEN HTTP/1.0\r\n\r\n".getBytes(US_ASCII));
            BufferedReader reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            List<String> head = linesUntilEmpty(reader);
            String first = reader.readLine();

            assertTrue(head.get(0).endsWith(" 200 OK"), head.toString());
            assertFalse(
                    head.toString().toLowerCase(java.util.Locale.ROOT).contains("transfer-encoding"), head.toString());
            assertTrue(first.startsWith("retry: "), first);
            String line = first;
            while (!line.contains("10.00")) {
                line = reader.readLine();
                assertFalse(line.matches("[0-9a-f]{1,4}"), "a chunk's length: " + line);
            }
        }
    }

    private static List<String> linesUntilEmpty(BufferedReader reader) throws Exception {
        List<String> lines = new ArrayList<>();
        for (String line = reader.readLine(); !line.isEmpty(); line = reader.readLine()) {
            lines.add(line);
        }
        return lines;
    }

    @Test
    void theLongestListThatIsTakenFitsIntoAnAddress() throws Exception {
        // Every mark is escaped to three characters.
        String list = IntStream.range(0, LONGEST_LIST)
                .mapToObj(i ->
                        "^" + "%2F=:=:=:=:=:=:=:=:=:".replace("=:", "%3D%3A").substring(0, 57) + "%03d".formatted(i))
                .collect(Collectors.joining(","));
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create(server.getURI() + "/prices?symbols=" + list.replace("^", "%5E")))
                                .header("Accept", "application/json;q=0.9,text/html;q=0.8")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals(LONGEST_LIST, answer.body().split("\"\\^/", -1).length - 1);
    }
}
