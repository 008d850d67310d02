package io.tickertape.ticker.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.tickertape.testbed.client.LiveStream;
import io.tickertape.testbed.kafka.Certificate;
import io.tickertape.ticker.RealKafka;
import io.tickertape.ticker.broadcast.Broadcaster;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A stream past the other handlers of its connection, over real sockets. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class StreamConnectionTest {
    private static final String IDLE_TIMEOUT = "micronaut.server.idle-timeout";
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private static EmbeddedServer serverWith(Map<String, String> more) {
        Map<String, Object> settings = new HashMap<>(RealKafka.get().properties());
        settings.putAll(more);
        return ApplicationContext.run(EmbeddedServer.class, settings);
    }

    @Test
    void isNotIdleWhileWhatIsWrittenIsTaken() throws Exception {
        Map<String, String> settings = Map.of(IDLE_TIMEOUT, "1s", "tickertape.broadcast.heartbeat-interval", "200ms");
        try (EmbeddedServer server = serverWith(settings);
                LiveStream stream = LiveStream.open(URI.create(server.getURI() + "/prices/stream?symbols=NONE"))) {
            // Of the eleventh at the earliest, which comes after two seconds.
            stream.await(event -> stream.soFar().stream()
                            .filter(one -> one.name().equals("heartbeat"))
                            .count()
                    > 10);
            assertTrue(stream.soFar().stream().noneMatch(event -> event.name().equals("closed")), () -> stream.soFar()
                    .toString());
        }
    }

    @Test
    void isClosedOnceItsConnectionHasTakenNothingForTheIdleTimeout() throws Exception {
        try (EmbeddedServer server = serverWith(Map.of(IDLE_TIMEOUT, "1s"));
                Socket slow = slowStream(server)) {
            Broadcaster broadcaster = server.getApplicationContext().getBean(Broadcaster.class);
            putManyWhile(price -> broadcaster.watchers() == 0);
            putManyWhile(price -> broadcaster.watchers() > 0);
            assertTrue(ends(slow));
        }
    }

    @Test
    void endsInGoodOrderThoughItsConnectionTookNothingThen() throws Exception {
        try (EmbeddedServer server = serverWith(Map.of("tickertape.broadcast.drain", "10ms"));
                Socket slow = slowStream(server)) {
            Broadcaster broadcaster = server.getApplicationContext().getBean(Broadcaster.class);
            putManyWhile(price -> price < 200 || broadcaster.watchers() == 0);
            broadcaster.drain();
            slow.setSoTimeout(20_000);
            // Its connection is kept, so that nothing but the last chunk tells the end.
            StringBuilder end = new StringBuilder();
            while (end.indexOf("\r\n0\r\n\r\n") < 0) {
                end.append((char) slow.getInputStream().read());
                end.delete(0, Math.max(0, end.length() - 7));
            }
            slow.getOutputStream()
                    .write("GET /prices?symbols=NONE HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
            assertEquals("HTTP/1.1 200", new String(slow.getInputStream().readNBytes(12), US_ASCII));
        }
    }

    /** A watcher of all whose socket takes little. */
    private static Socket slowStream(EmbeddedServer server) throws IOException {
        Socket slow = new Socket();
        slow.setReceiveBufferSize(4096);
        slow.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPort()));
        slow.getOutputStream().write("GET /prices/stream HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
        return slow;
    }

    private static boolean ends(Socket socket) throws IOException {
        socket.setSoTimeout(20_000);
        try {
            return socket.getInputStream().readAllBytes().length > 0;
        } catch (SocketException e) {
            return true;
        }
    }

    private static void putManyWhile(IntPredicate goOn) throws Exception {
        long end = System.nanoTime() + PATIENCE_NANOS;
        for (int price = 1; goOn.test(price); price++) {
            assertTrue(System.nanoTime() < end, "after price " + price);
            RealKafka.get().put(IntStream.range(0, 200).mapToObj("MANY%d"::formatted), "{\"price\":" + price + "}");
        }
    }

    @Test
    void isEncryptedWhereItsConnectionIs(@TempDir Path directory) throws Exception {
        Certificate certificate = Certificate.in(directory);
        Map<String, String> settings = Map.of(
                "micronaut.server.ssl.enabled",
                "true",
                "micronaut.server.ssl.port",
                "-1",
                "micronaut.server.ssl.key-store.path",
                "file:" + certificate.own(),
                "micronaut.server.ssl.key-store.type",
                Certificate.TYPE,
                "micronaut.server.ssl.key-store.password",
                certificate.password());
        RealKafka.get().put("TLS", "{\"price\":10}");
        try (EmbeddedServer server = serverWith(settings);
                LiveStream stream = LiveStream.open(
                        trusting(certificate),
                        URI.create("https://127.0.0.1:" + server.getPort() + "/prices/stream?symbols=TLS"))) {
            stream.await("TLS", "10.00");
        }
    }

    private static HttpClient trusting(Certificate certificate) throws Exception {
        KeyStore trusted = KeyStore.getInstance(
                certificate.trusted().toFile(), certificate.password().toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(context)
                .build();
    }
}
