package io.tickertape.trading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames that no browser sends, as a program does that wants to take the service's memory. */
@MicronautTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GatewayFloodTest implements TestPropertyProvider {
    private static final int BURST = 20;
    private static final String HEARTBEAT = "{\"action\":\"heartbeat\"}";

    private static final String NORMAL = "\u0003\u00E8";

    @Inject
    EmbeddedServer server;

    private RawSocket mallory;

    @Override
    public Map<String, String> getProperties() {
        return Map.of(
                "kafka.bootstrap.servers",
                TestBroker.bootstrapServers(),
                "tickertape.gateway.ping",
                "20ms",
                "tickertape.gateway.messages-per-second",
                "1",
                "tickertape.gateway.message-burst",
                String.valueOf(BURST));
    }

    @BeforeEach
    void connect() throws IOException {
        mallory = RawSocket.open(server.getPort(), "bob");
    }

    /** Whatever one session did, the next one is served. */
    @AfterEach
    void anotherPageIsAnswered() throws Exception {
        mallory.close();
        try (TraderPage alice = TraderPage.open(server.getPort())) {
            alice.awaitsHeartbeat();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "permessage-deflate",
                "permessage-deflate; client_max_window_bits",
                "deflate-frame",
                "x-webkit-deflate-frame, permessage-deflate; server_no_context_takeover"
            })
    void agreesOnNoCompression(String offered) throws IOException {
        try (RawSocket socket = RawSocket.connect(server.getPort())) {
            socket.send(RawSocket.upgrade(server.getPort(), "bob", "Sec-WebSocket-Extensions: " + offered));

            List<String> answer = socket.readHead();

            assertEquals("HTTP/1.1 101 Switching Protocols", answer.get(0));
            assertTrue(
                    answer.stream()
                            .noneMatch(line -> line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-extensions")),
                    answer.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x40, 0x20, 0x10, 0x70})
    void closesOnReservedBits(int reserved) throws IOException {
        mallory.send(RawSocket.frame(RawSocket.TEXT | reserved, HEARTBEAT));

        RawSocket.Frame close = mallory.await(RawSocket.CLOSE);
        assertEquals(1002, close.closeCode());
        assertEquals("reserved bits are set, but no extension was agreed on", close.closeReason());
    }

    @ParameterizedTest
    @ValueSource(ints = {RawSocket.PING, RawSocket.PONG})
    void closesOnReservedBitsOfFramesWithoutAMessage(int head) throws IOException {
        mallory.send(RawSocket.frame(head | 0x40, ""));

        assertEquals(1002, mallory.await(RawSocket.CLOSE).closeCode());
    }

    @Test
    void answersAPing() throws IOException {
        mallory.send(RawSocket.frame(RawSocket.PING, "are you there?"));

        assertEquals("are you there?", mallory.await(RawSocket.PONG).payload());
    }

    @Test
    void answersNoMorePingsThanItTakesMessagesAndThenEndsTheSession() throws IOException {
        mallory.floods(RawSocket.frame(RawSocket.PING, "x".repeat(125)), 3 * BURST);

        int pongs = 0;
        RawSocket.Frame frame = mallory.read();
        while (frame.head() != RawSocket.CLOSE) {
            pongs += frame.head() == RawSocket.PONG ? 1 : 0;
            frame = mallory.read();
        }
        assertEndedFor(1008, frame);
        assertTrue(pongs < 2 * BURST, pongs + " pongs");
    }

    @Test
    void conflatesPreviewsToTheLatestAndTakesNoMessagesRateForThem() throws Exception {
        try (TraderPage bob = TraderPage.open(server.getPort(), "bob")) {
            bob.awaits("id=\"ticket-id\"");
            int most = 2 * BURST - 1;
            for (int typed = 1; typed <= most; typed++) {
                bob.send("{\"action\":\"preview\",\"typed\":\"%d\"}".formatted(typed));
            }
            bob.awaits("id=\"ticket-preview\"", "data-typed=\"" + most + "\"");
            for (int message = 0; message < BURST; message++) {
                bob.awaitsHeartbeat();
            }
        }
    }

    @Test
    void endsASessionThatFloodsItWithPreviews() throws IOException {
        mallory.floods(RawSocket.frame(RawSocket.TEXT, "{\"action\":\"preview\"}"), 20 * BURST);

        assertEndedFor(1008, mallory.await(RawSocket.CLOSE));
    }

    /** Pongs are so many that the pings that they might be answers to do not account for them. */
    @ParameterizedTest
    @ValueSource(ints = {RawSocket.PING, RawSocket.PONG, RawSocket.TEXT})
    void endsASessionOfEmptyFramesThatReadsNothing(int head) throws IOException {
        mallory.floods(RawSocket.frame(head, ""), 50_000);

        assertEndedFor(1008, mallory.await(RawSocket.CLOSE));
    }

    @Test
    void countsNoPongThatItAskedFor() throws IOException {
        for (int ping = 0; ping < 5 * BURST; ping++) {
            mallory.send(RawSocket.frame(
                    RawSocket.PONG, mallory.await(RawSocket.PING).payload()));
        }

        mallory.send(RawSocket.frame(RawSocket.PING, "still there?"));
        assertEquals("still there?", mallory.await(RawSocket.PONG).payload());
    }

    @Test
    void closesOnAMessageInCrumbs() throws IOException {
        mallory.send(RawSocket.frame(RawSocket.TEXT_BEGUN, ""));
        mallory.floods(RawSocket.frame(RawSocket.CONTINUATION, ""), 64);

        RawSocket.Frame close = mallory.await(RawSocket.CLOSE);
        assertEquals(1009, close.closeCode());
        assertEquals("a message has at most 64 frames", close.closeReason());
    }

    @Test
    void countsPingsBetweenTheFramesOfAMessage() throws IOException {
        mallory.send(RawSocket.frame(RawSocket.TEXT_BEGUN, ""));
        mallory.floods(RawSocket.frame(RawSocket.PING, ""), 3 * BURST);

        assertEndedFor(1008, mallory.await(RawSocket.CLOSE));
    }

    @Test
    void closesOnATextThatIsNotInUtf8() throws IOException {
        mallory.send(RawSocket.frame(RawSocket.TEXT, "\u00ff\u00fe"));

        assertEquals(1007, mallory.await(RawSocket.CLOSE).closeCode());
    }

    @Test
    void answersACloseOnce() throws IOException {
        mallory.floods(RawSocket.frame(RawSocket.CLOSE, NORMAL), 100);

        assertEquals(NORMAL, mallory.await(RawSocket.CLOSE).payload());
        assertEquals(1006, mallory.read().closeCode());
    }

    /**
     * What comes behind an upgrade that is not answered yet is another request for HTTP, and refused; had the answer
     * gone out just before, the limits would hold for whatever is a frame.
     */
    @Test
    void endsASessionThatDidNotAwaitTheAnswerToItsUpgrade() throws IOException {
        byte[] ping = RawSocket.frame(RawSocket.PING, "early".repeat(25));
        try (RawSocket hasty = RawSocket.connect(server.getPort())) {
            byte[] upgrade = RawSocket.upgrade(server.getPort(), "bob");
            byte[] both = Arrays.copyOf(upgrade, upgrade.length + ping.length);
            System.arraycopy(ping, 0, both, upgrade.length, ping.length);
            hasty.send(both);
            hasty.floods(ping, 3 * BURST);

            Optional<String> answer = hasty.statusLine();
            if (answer.isPresent()) {
                assertEquals("HTTP/1.1 101 Switching Protocols", answer.get());
                int code = hasty.await(RawSocket.CLOSE).closeCode();
                assertTrue(List.of(1002, 1006, 1008).contains(code), "closed with " + code);
            }
        }
    }

    /** A connection that is cut while more arrives may lose the frame that says why. */
    private static void assertEndedFor(int code, RawSocket.Frame close) {
        assertTrue(close.closeCode() == code || close.closeCode() == 1006, "closed with " + close.closeCode());
    }
}
