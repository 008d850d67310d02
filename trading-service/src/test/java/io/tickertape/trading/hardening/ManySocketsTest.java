package io.tickertape.trading.hardening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.micronaut.runtime.server.EmbeddedServer;
import io.tickertape.testbed.client.Visitor;
import io.tickertape.trading.TraderPage;
import io.tickertape.trading.gateway.topic.SocketsTopic;
import io.tickertape.trading.push.Push;
import java.io.IOException;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Somebody opens socket after socket, and sends by all of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ManySocketsTest {
    private static final Map<String, String> OPTIONS = Map.of(
            "tickertape.gateway.sockets-topic", "sockets-of-this-test",
            "tickertape.gateway.sockets-of-address", "25",
            "tickertape.gateway.messages-per-second-of-account", "1",
            "tickertape.gateway.message-burst-of-account", "30");

    /** With what sockets were closed from the other side. */
    private final BlockingQueue<String> reasons = new LinkedBlockingQueue<>();

    private EmbeddedServer server;

    @BeforeAll
    void start() {
        server = Instances.start(OPTIONS);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /** The places of one test are free before the next. */
    @AfterEach
    void awaitThatAllAreClosed() {
        Push push = server.getApplicationContext().getBean(Push.class);
        while (push.pages().statuses().size() > 0) {
            Thread.onSpinWait();
        }
        reasons.clear();
    }

    @Test
    void threeHundredSocketsOfOneAccountAreTwentyAndTheOthersAreToldWhy() throws Exception {
        String mallory = Visitor.loggedIn(server.getPort(), "bob").cookieHeader();
        List<Ending> sockets = new ArrayList<>();
        try (TraderPage alice = TraderPage.open(server.getPort())) {
            alice.awaits("id=\"blotter\"");
            for (int socket = 0; socket < 300; socket++) {
                sockets.add(new Ending(mallory));
            }

            awaitRefusals(280, "4429 20 pages of bob are open already: close one, and this one goes on by itself.");
            assertEquals(20, open(sockets));
            alice.awaitsHeartbeat();
        } finally {
            sockets.forEach(Ending::close);
        }
    }

    @Test
    void socketsOfOneAccountAtTwoInstancesAreNoMoreThanAtOne() throws Exception {
        List<Ending> sockets = new ArrayList<>();
        try (EmbeddedServer other = Instances.start(OPTIONS)) {
            String mallory = Visitor.loggedIn(server.getPort(), "carol").cookieHeader();
            for (int socket = 0; socket < 15; socket++) {
                sockets.add(new Ending(mallory));
            }
            SocketsTopic counts = other.getApplicationContext().getBean(SocketsTopic.class);
            while (counts.open("carol") < 15) {
                Thread.onSpinWait();
            }
            for (int socket = 0; socket < 10; socket++) {
                sockets.add(new Ending(other, mallory));
            }

            awaitRefusals(5, "4429 20 pages of carol are open already: close one, and this one goes on by itself.");
            assertEquals(15, open(sockets.subList(0, 15)));
            assertEquals(5, open(sockets.subList(15, 25)));

            sockets.subList(0, 15).forEach(Ending::close);
            while (counts.open("carol") > 0) {
                Thread.onSpinWait();
            }
            sockets.add(new Ending(other, mallory));
            Push push = other.getApplicationContext().getBean(Push.class);
            while (push.pages().statuses().size() < 6) {
                Thread.onSpinWait();
            }
        } finally {
            sockets.forEach(Ending::close);
        }
    }

    @Test
    void socketsOfManyAccountsFromOneAddressAreNoMoreThanItsShare() throws Exception {
        List<Ending> sockets = new ArrayList<>();
        try {
            for (String account : List.of("alice", "bob")) {
                String cookies = Visitor.loggedIn(server.getPort(), account).cookieHeader();
                for (int socket = 0; socket < 13; socket++) {
                    sockets.add(new Ending(cookies));
                }
            }

            awaitRefusals(
                    1, "4429 25 pages are open from your address already: close one, and this one goes on by itself.");
            assertEquals(25, open(sockets));
        } finally {
            sockets.forEach(Ending::close);
        }
    }

    @Test
    void floodsByManySocketsOfOneAccountAreHeldToItsRate() throws Exception {
        try (TraderPage one = TraderPage.open(server.getPort(), "carol");
                TraderPage other = TraderPage.open(server.getPort(), "carol")) {
            one.awaits("id=\"blotter\"");
            other.awaits("id=\"blotter\"");
            for (int message = 0; message < 40; message++) {
                one.send("{\"action\":\"heartbeat\"}");
            }

            one.awaits("the pages of this account together send more than 1 messages a second");
            for (int message = 0; message < 5; message++) {
                other.send("{\"action\":\"heartbeat\"}");
            }

            other.awaits("the pages of this account together send more than 1 messages a second");
        }
    }

    /** Which of some sockets are refused is not said: two that come at once are looked at in either order. */
    private void awaitRefusals(int number, String reason) throws InterruptedException {
        for (int refusal = 0; refusal < number; refusal++) {
            String refused = reasons.poll(30, TimeUnit.SECONDS);
            assertNotNull(refused, () -> "fewer than " + number + " sockets were refused");
            assertEquals(reason, refused);
        }
    }

    private static long open(List<Ending> sockets) {
        return sockets.stream().filter(socket -> !socket.over).count();
    }

    /** A socket, and whether it was closed from the other side. */
    private final class Ending implements WebSocket.Listener {
        private final WebSocket socket;
        private volatile boolean over;

        private Ending(String cookies) throws IOException {
            this(server, cookies);
        }

        private Ending(EmbeddedServer at, String cookies) throws IOException {
            socket = TraderPage.connect(at.getPort(), "/orders", "http://localhost:" + at.getPort(), cookies, this);
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            over = true;
            reasons.add(code + " " + reason);
            return null;
        }

        private void close() {
            socket.abort();
        }
    }
}
