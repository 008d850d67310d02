package io.tickertape.ticker;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import io.tickertape.testbed.hardening.RawConnection;
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
        String list = longestList(",");
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

    /** Every mark is escaped to three characters. */
    private static String longestList(String separator) {
        return IntStream.range(0, LONGEST_LIST)
                .mapToObj(i ->
                        "^" + "%2F=:=:=:=:=:=:=:=:=:".replace("=:", "%3D%3A").substring(0, 57) + "%03d".formatted(i))
                .collect(Collectors.joining(separator));
    }

    @Test
    void theAddressOfThePageThatPollsFitsIntoTheHeaders() throws Exception {
        String page = "http://localhost:8080/?symbols=" + longestList("%2C").replace("^", "%5E") + "&rate=4";
        String plain = IntStream.range(0, LONGEST_LIST)
                .mapToObj("ABCDEFGHIJKLMNOPQRSTU%03d"::formatted)
                .collect(Collectors.joining("%2C", "http://localhost:8080/?symbols=", "&rate=4"));

        assertEquals(200, statusOf("HX-Current-URL: " + page + "\r\nReferer: http://localhost:8080/\r\n"));
        assertEquals(200, statusOf("HX-Current-URL: " + plain + "\r\nReferer: " + plain + "\r\n"));
    }

    @Test
    void headersAreBoundedAllTheSame() throws Exception {
        assertEquals(431, statusOf("X-Huge: " + "x".repeat(65_536) + "\r\n"));
        assertEquals(431, statusOf("X-Many: 1\r\n".repeat(5_000)));
    }

    private int statusOf(String headers) throws Exception {
        return RawConnection.ask(
                        server.getPort(), "GET /prices?symbols=A HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n")
                .status();
    }
}
