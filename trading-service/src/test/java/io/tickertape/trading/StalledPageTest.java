package io.tickertape.trading;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

@MicronautTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StalledPageTest implements TestPropertyProvider {
    private static final int PATIENCE_SECONDS = 60;
    /**
     * Of the kernel, at either end: what fills them is asked for before the page itself can be held up, which a peer
     * whose window is closed may not be told the end of.
     */
    private static final int SOCKET_BUFFER = 16_384;

    @Inject
    EmbeddedServer server;

    @Override
    public Map<String, String> getProperties() {
        return Map.of(
                "kafka.bootstrap.servers", TestBroker.bootstrapServers(),
                "micronaut.server.netty.child-options.so_sndbuf", String.valueOf(SOCKET_BUFFER),
                "tickertape.gateway.outbound-limit", "100000",
                "tickertape.gateway.messages-per-second", "100000000",
                "tickertape.gateway.message-burst", "100000000");
    }

    @Test
    @Timeout(value = PATIENCE_SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void closesAPageThatAsksAndAsksAndReadsNothing() throws Exception {
        try (Socket stalled = upgraded()) {
            byte[] heartbeat = frame("{\"action\":\"heartbeat\"}");
            assertThrows(SocketException.class, () -> {
                while (true) {
                    stalled.getOutputStream().write(heartbeat);
                }
            });
        }
        try (TraderPage alice = TraderPage.open(server.getPort())) {
            alice.awaitsHeartbeat();
        }
    }

    private Socket upgraded() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(SOCKET_BUFFER);
        socket.connect(new InetSocketAddress("localhost", server.getPort()));
        socket.getOutputStream()
                .write(("GET /orders HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost:" + server.getPort()
                                + "\r\nCookie: " + TraderPage.cookiesOf(server.getPort(), "alice")
                                + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** A masked text frame; the mask is all zeros. */
    private static byte[] frame(String text) {
        byte[] payload = text.getBytes(StandardCharsets.US_ASCII);
        byte[] frame = new byte[6 + payload.length];
        frame[0] = (byte) 0x81;
        frame[1] = (byte) (0x80 | payload.length);
        System.arraycopy(payload, 0, frame, 6, payload.length);
        return frame;
    }
}
