package io.tickertape.testbed.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.testbed.process.Interrupts;
import io.tickertape.testbed.process.LeashedJvm;
import io.tickertape.testbed.process.Ports;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LauncherTest {
    private final Path root;

    LauncherTest(@TempDir Path root) {
        this.root = root;
    }

    @Test
    void ctrlCStopsEverythingInOrder() throws Exception {
        Process launcher = launch();
        try (BufferedReader lines = launcher.inputReader()) {
            List<String> printed = until(lines, "Ctrl-C stops everything.");
            assertTrue(printed.stream().anyMatch(line -> line.matches("  Prices  http://localhost:\\d+")));
            List<ProcessHandle> children = launcher.descendants().toList();
            assertEquals(4, children.size());
            // A terminal sends it to all of them at once.
            Interrupts.send(launcher.toHandle());
            for (ProcessHandle child : children) {
                Interrupts.send(child);
            }
            assertEquals(
                    List.of("Stopping feed", "Stopping trading", "Stopping ticker", "Stopping broker"),
                    until(lines, "Stopping broker").stream()
                            .filter(line -> line.startsWith("Stopping"))
                            .toList());
            awaitEnd(children);
            assertEquals(130, launcher.waitFor());
        } finally {
            launcher.destroyForcibly();
        }
    }

    @Test
    void ctrlCStopsTheServicesTogetherWithinEightSeconds() throws Exception {
        Process launcher = launch(DummyProgram.TOGETHER);
        try (BufferedReader lines = launcher.inputReader()) {
            until(lines, "Ctrl-C stops everything.");
            Interrupts.send(launcher.toHandle());
            assertTrue(launcher.waitFor(8, TimeUnit.SECONDS), "the market still runs 8 s after Ctrl-C");
        } finally {
            launcher.destroyForcibly();
        }
    }

    @Test
    void restartsTheServiceThatADeveloperTypes() throws Exception {
        Process launcher = launch("", "-Dpages.fromSources=true");
        try (BufferedReader lines = launcher.inputReader();
                BufferedWriter keyboard = launcher.outputWriter()) {
            until(lines, "then type ticker or trading here.");
            List<ProcessHandle> before = launcher.descendants().toList();
            keyboard.write("broker\nticker\n");
            keyboard.flush();
            assertEquals(
                    List.of(
                            "Nothing to restart is called \u201cbroker\u201d: type ticker or trading",
                            "Restarting ticker"),
                    until(lines, "Restarting ticker"));
            until(lines, "Up: ticker");
            assertEquals(
                    before.size() - 1,
                    before.stream().filter(ProcessHandle::isAlive).count(),
                    "only the ticker that ran before has ended");
            assertTrue(launcher.isAlive());
        } finally {
            launcher.destroyForcibly();
        }
    }

    @Test
    void nothingOutlivesALauncherThatIsKilled() throws Exception {
        Process launcher = launch();
        try (BufferedReader lines = launcher.inputReader()) {
            until(lines, "Ctrl-C stops everything.");
            List<ProcessHandle> children = launcher.descendants().toList();
            assertEquals(4, children.size());
            launcher.destroyForcibly();
            awaitEnd(children);
        } finally {
            launcher.destroyForcibly();
        }
    }

    @Test
    void endsWithTheNameOfTheMemberThatDied() throws Exception {
        Process launcher = launch();
        try (BufferedReader lines = launcher.inputReader()) {
            until(lines, "Ctrl-C stops everything.");
            List<ProcessHandle> children = launcher.children().toList();
            children.get(0).destroyForcibly();
            assertTrue(until(lines, "ended with exit code 137").size() > 0);
            awaitEnd(children);
            assertEquals(1, launcher.waitFor());
        } finally {
            launcher.destroyForcibly();
        }
    }

    @Test
    void readsItsOptions() {
        Options usual = options();
        assertEquals(
                new Options(
                        root,
                        root.resolve("testbed/demo/data"),
                        9092,
                        8080,
                        8081,
                        List.of("simulate"),
                        usual.settings()),
                usual);
        Options chosen = options(
                "kafka.port", "1", "ticker.port", "2", "trading.port", "3", "data", "/market", "feed.rate", "7");
        assertEquals(
                new Options(root, Path.of("/market"), 1, 2, 3, List.of("simulate", "--rate", "7"), usual.settings()),
                chosen);
        assertEquals(
                List.of("replay", "/prices.csv", "--symbol", "AAPL", "--speed", "9"),
                options("feed.replay", "/prices.csv", "feed.speed", "9", "feed.symbol", "AAPL")
                        .feed());
        assertEquals(List.of(), options("feed", "none").feed());
    }

    @Test
    void namesOptionsThatMakeNoSense() {
        assertEquals("-Dticker.port=x is not a port", refusal("ticker.port", "x"));
        assertEquals("-Dticker.port=0 is not a port: one is from 1 to 65535", refusal("ticker.port", "0"));
        assertEquals("-Dfeed=nine: only -Dfeed=none has a meaning", refusal("feed", "nine"));
        assertEquals(
                "Two programs cannot have the same port: choose different ones for -Dkafka.port (9092), -Dticker.port"
                        + " (8081) and -Dtrading.port (8081)",
                refusal("ticker.port", "8081"));
    }

    private Options options(String... properties) {
        Properties all = new Properties();
        for (int i = 0; i < properties.length; i += 2) {
            all.setProperty(properties[i], properties[i + 1]);
        }
        return new LauncherProperties(all).options(root);
    }

    private String refusal(String... properties) {
        return String.valueOf(
                assertThrows(LaunchException.class, () -> options(properties)).getMessage());
    }

    private Process launch() throws IOException {
        return launch("");
    }

    /**
     * The market of dummies.
     *
     * @param manner a variable of the environment, empty for none
     */
    private Process launch(String manner, String... flags) throws IOException {
        DummyProgram.build(root);
        Integer[] ports = Ports.free(3);
        List<String> command = new ArrayList<>(List.of(
                LeashedJvm.java(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Dkafka.port=" + ports[0],
                "-Dticker.port=" + ports[1],
                "-Dtrading.port=" + ports[2]));
        command.addAll(List.of(flags));
        command.addAll(List.of(Launcher.class.getName(), root.toString()));
        ProcessBuilder builder = new ProcessBuilder(Interrupts.heardBy(command)).redirectErrorStream(true);
        if (!manner.isEmpty()) {
            builder.environment().put(manner, manner);
        }
        Process launcher = builder.start();
        // Ends what waits for a line that never comes.
        CompletableFuture.delayedExecutor(60, TimeUnit.SECONDS).execute(launcher::destroyForcibly);
        return launcher;
    }

    private static List<String> until(BufferedReader lines, String last) throws IOException {
        List<String> read = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            read.add(line);
            if (line.contains(last)) {
                return read;
            }
        }
        throw new AssertionError("no line with '" + last + "' in " + read);
    }

    private static void awaitEnd(List<ProcessHandle> processes) throws Exception {
        CompletableFuture.allOf(processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .get(15, TimeUnit.SECONDS);
    }
}
