package io.tickertape.testbed.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.testbed.process.Ports;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoTest {
    private final List<String> console = new CopyOnWriteArrayList<>();
    private final Path root;
    private final Options options;

    DemoTest(@TempDir Path root) {
        this.root = root;
        this.options = Options.onFreePorts(root, root.resolve("data"));
    }

    @BeforeEach
    void build() throws IOException {
        DummyProgram.build(root);
    }

    @Test
    void startsInOrderPrefixesLinesAndStopsInReverseOrder() {
        Demo demo = Demo.start(options.withFeed("simulate", "--rate", "5"), console::add);
        List<Member> members = List.of(
                demo.broker(), demo.ticker(), demo.trading(), demo.feed().orElseThrow());
        assertTrue(members.stream().allMatch(Member::isAlive));
        demo.close();
        assertTrue(members.stream().noneMatch(Member::isAlive));
        assertFalse(demo.death().isDone());
        String kafka = "127.0.0.1:" + options.kafkaPort();
        assertEquals(
                List.of(
                        "Starting broker",
                        "broker  | Kafka takes records at …",
                        "Up: broker " + kafka,
                        "Starting ticker",
                        "Up: ticker http://localhost:" + options.tickerPort(),
                        "Starting trading",
                        "Up: trading http://localhost:" + options.tradingPort(),
                        "Starting feed",
                        "feed    | Feeding simulate --rate 5 --bootstrap-servers " + kafka,
                        "Up: feed",
                        "Stopping feed",
                        "Stopping trading",
                        "Stopping ticker",
                        "Stopping broker"),
                console);
    }

    @Test
    void tellsWhichMemberDiedAndHow() throws Exception {
        try (Demo demo = Demo.start(options, console::add)) {
            ProcessHandle.of(demo.ticker().pid()).orElseThrow().destroyForcibly();
            assertEquals(
                    "ticker ended with exit code 137; its last lines:\n",
                    demo.death().get(5, TimeUnit.SECONDS));
        }
    }

    @Test
    void leavesNothingRunningWhenAMemberDoesNotComeUp() {
        LaunchException failure = assertThrows(
                LaunchException.class, () -> Demo.start(options.with(Programs.TRADING, "dummy.exit", "3"), console::add)
                        .close());
        assertEquals("trading ended with exit code 3; its last lines:\nIt did not work out", failure.getMessage());
        assertEquals(
                List.of("Stopping ticker", "Stopping broker"), console.subList(console.size() - 2, console.size()));
        assertTrue(Ports.isFree(options.tickerPort()));
    }

    @Test
    void aMemberCanBeKilledRestartedAndPaused() throws Exception {
        try (Demo demo = Demo.start(options, console::add)) {
            Member ticker = demo.ticker();
            long before = ticker.pid();
            ticker.kill();
            assertFalse(ticker.isAlive());
            ticker.start();
            assertNotEquals(before, ticker.pid());
            assertEquals(200, health(ticker));
            ticker.restart();
            ticker.pause();
            assertThrows(SocketTimeoutException.class, () -> health(ticker));
            ticker.resume();
            assertEquals(200, health(ticker));
            ticker.pause();
            ticker.stop();
            assertEquals(143, ticker.exitCode());
            assertFalse(demo.death().isDone(), () -> demo.death().join());
        }
    }

    @Test
    void aFeedThatCameToItsEndIsNoDeath() throws Exception {
        CountDownLatch told = new CountDownLatch(1);
        Consumer<String> listener = line -> {
            if (line.equals("The feed has come to its end; the market goes on without")) {
                told.countDown();
            }
        };
        try (Demo demo = Demo.start(options.withFeed("replay", "end"), listener)) {
            assertTrue(told.await(5, TimeUnit.SECONDS));
            assertFalse(demo.death().isDone());
            assertTrue(demo.broker().isAlive());
        }
    }

    @Test
    void namesAPortThatIsTakenBeforeAnythingIsStarted() throws IOException {
        try (ServerSocket other = new ServerSocket(options.tradingPort(), 1, InetAddress.getLoopbackAddress())) {
            assertEquals(
                    "Port " + other.getLocalPort() + ", for trading, is already in use: stop what listens there, or"
                            + " choose another with -Dtrading.port=",
                    refusal(options));
        }
        assertEquals(List.of(), console);
    }

    @Test
    void namesAProgramThatHasNotBeenBuilt() throws IOException {
        Path jar = root.resolve("ticker-service/target/ticker-service.jar");
        Files.delete(jar);
        assertEquals(jar + " is missing: build it with `mvn package -DskipTests` in " + root, refusal(options));
    }

    @Test
    void namesADataDirectoryThatCannotBeMade() {
        Path file = root.resolve("testbed/kafka/target/testbed-kafka.jar");
        Options unusable = new Options(
                root,
                file,
                options.kafkaPort(),
                options.tickerPort(),
                options.tradingPort(),
                List.of(),
                options.settings());
        assertTrue(refusal(unusable).startsWith("The data directory " + file + " cannot be made ("));
    }

    private String refusal(Options options) {
        return String.valueOf(assertThrows(LaunchException.class, () -> Demo.start(options, console::add)
                        .close())
                .getMessage());
    }

    private static int health(Member member) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(member.url() + "/health").toURL().openConnection();
        connection.setReadTimeout(500);
        return connection.getResponseCode();
    }
}
