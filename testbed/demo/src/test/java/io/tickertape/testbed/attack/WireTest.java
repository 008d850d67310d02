package io.tickertape.testbed.attack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What attackers make of the answers of a server that says what the test wants. */
final class WireTest {
    private static final byte[] UPGRADED = "HTTP/1.1 101 Switching Protocols\r\n\r\n".getBytes(ISO_8859_1);

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final Service service =
            new Service("ticker", new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort()));
    private final Sources sources = new Sources(0, 2);

    WireTest() throws IOException {}

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    /** Answers the next connection, ends it, and tells from where it came. */
    private CompletableFuture<String> answers(byte[]... parts) {
        return CompletableFuture.supplyAsync(() -> {
            try (Socket socket = server.accept()) {
                assertTrue(socket.getInputStream().read() >= 0);
                for (byte[] part : parts) {
                    socket.getOutputStream().write(part);
                }
                socket.getOutputStream().flush();
                socket.shutdownOutput();
                var unused = socket.getInputStream().readAllBytes();
                return socket.getInetAddress().getHostAddress();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    private String status() throws IOException {
        try (Wire wire = Wire.open(service, sources.next())) {
            assertTrue(wire.send("GET / HTTP/1.1\r\n\r\n"));
            return Statuses.await(wire);
        }
    }

    @Test
    void comeFromAddressesOfTheirOwn() throws Exception {
        CompletableFuture<String> first = answers(new byte[0]);
        status();
        assertEquals("127.0.0.2", first.get(5, TimeUnit.SECONDS));
        CompletableFuture<String> second = answers(new byte[0]);
        status();
        assertEquals("127.0.0.3", second.get(5, TimeUnit.SECONDS));
    }

    @Test
    void seeTwoAnswersToOneRequest() throws Exception {
        var unused = answers(
                "HTTP/1.1 400 Bad\r\n\r\nHTTP/1.1 404 Not\r\n\r\nHTTP/1.1 404 Not\r\n\r\n".getBytes(ISO_8859_1));
        assertEquals("400+404x2", status());
    }

    @Test
    void seeThatAConnectionWasClosedWithoutAnAnswer() throws Exception {
        var unused = answers(new byte[0]);
        assertEquals("closed", status());
    }

    @Test
    void seeWithWhichCodeASocketWasClosed() throws Exception {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        frames.writeBytes(new byte[] {(byte) 0x81, 126, 0, (byte) 200});
        frames.writeBytes(new byte[200]);
        frames.writeBytes(new byte[] {(byte) 0x88, 2, 3, (byte) 0xf1});
        var unused = answers(UPGRADED, frames.toByteArray());
        try (WireSocket socket = WireSocket.open(service, new Intruder(service, sources.next()))) {
            assertTrue(socket.isOpen());
            assertEquals("closed 1009", socket.awaitEnd());
        }
    }

    @Test
    void seeThatASocketWasRefused() throws Exception {
        var unused = answers("HTTP/1.1 403 Forbidden\r\n\r\n".getBytes(ISO_8859_1));
        try (WireSocket socket = WireSocket.open(service, new Intruder(service, sources.next()))) {
            assertEquals("403", socket.refusal());
        }
    }
}
