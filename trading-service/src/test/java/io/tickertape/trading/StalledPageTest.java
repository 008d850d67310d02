package io.tickertape.trading;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

@MicronautTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StalledPageTest implements TestPropertyProvider {
    private static final int PATIENCE_SECONDS = 60;
    /** Their answers are more than the limit and what the kernel takes at both ends. */
    private static final int ENOUGH = 100_000;

    @Inject
    EmbeddedServer server;

    @Override
    public Map<String, String> getProperties() {
        return Map.of(
                "kafka.bootstrap.servers",
                TestBroker.bootstrapServers(),
                "micronaut.server.netty.child-options.so_sndbuf",
                String.valueOf(RawSocket.BUFFER),
                // What was sent was read, but for this: else the page would read before all is answered.
                "micronaut.server.netty.child-options.so_rcvbuf",
                String.valueOf(RawSocket.BUFFER),
                "tickertape.gateway.outbound-limit",
                "100000",
                "tickertape.gateway.messages-per-second",
                "100000000",
                "tickertape.gateway.message-burst",
                "100000000",
                "tickertape.gateway.messages-per-second-of-account",
                "100000000",
                "tickertape.gateway.message-burst-of-account",
                "100000000");
    }

    @Test
    @Timeout(value = PATIENCE_SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void closesAPageThatAsksAndAsksAndReadsNothing() throws Exception {
        closesAPageThatReadsNothingAndSends(RawSocket.frame(RawSocket.TEXT, "{\"action\":\"heartbeat\"}"));
    }

    @Test
    @Timeout(value = PATIENCE_SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void closesAPageThatPingsAndPingsAndReadsNothing() throws Exception {
        closesAPageThatReadsNothingAndSends(RawSocket.frame(RawSocket.PING, "x".repeat(125)));
    }

    /** Also when it pings so that few bytes wait, but many answers. */
    @Test
    @Timeout(value = PATIENCE_SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void countsWhatAnAnswerCostsWhileItWaits() throws Exception {
        closesAPageThatReadsNothingAndSends(RawSocket.frame(RawSocket.PING, ""));
    }

    private void closesAPageThatReadsNothingAndSends(byte[] frame) throws Exception {
        try (RawSocket stalled = RawSocket.open(server.getPort(), "alice")) {
            stalled.floods(frame, ENOUGH);

            // Whoever is not cut off by now gets its answers, and no close frame.
            int code = stalled.await(RawSocket.CLOSE).closeCode();
            assertTrue(code == 1013 || code == 1006, "closed with " + code);
        }
        try (TraderPage alice = TraderPage.open(server.getPort())) {
            alice.awaitsHeartbeat();
        }
    }
}
