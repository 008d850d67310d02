package io.tickertape.testbed.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveStreamTest {
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void resumesFromWhereItWas() throws Exception {
        server.createContext("/stream", exchange -> {
            String from = exchange.getRequestHeaders().getFirst("Last-Event-ID");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody()
                    .write(("event: A\nid: e-7\ndata: " + from + "\n\n").getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        String position;
        try (LiveStream first = LiveStream.open(uri())) {
            first.await("A", "null");
            position = first.lastEventId();
        }
        try (LiveStream again = LiveStream.resume(uri(), position)) {
            assertEquals("e-7", again.await("A", "").data());
        }
    }

    @Test
    void keepsTheLatestEventsAndNoMore() throws Exception {
        int sent = LiveStream.EVENTS_KEPT + 5;
        server.createContext("/stream", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 1; i <= sent; i++) {
                exchange.getResponseBody().write(("data: " + i + "\n\n").getBytes(StandardCharsets.UTF_8));
            }
            exchange.close();
        });
        try (LiveStream stream = LiveStream.open(uri())) {
            stream.awaitEnd();
            assertEquals(LiveStream.EVENTS_KEPT, stream.soFar().size());
            assertEquals("6", stream.soFar().get(0).data());
        }
    }

    private URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/stream");
    }
}
