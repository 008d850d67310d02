package io.tickertape.testbed.attack;

import io.tickertape.testbed.process.LeashedJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Attackers in a process of its own at the lowest priority, as if they had machines of their own. On threads beside those
 * who watch, they would hold these up: a JVM that collects garbage waits for its slowest thread.
 */
final class AttackingProcess implements Attackers {
    private static final long PATIENCE_SECONDS = 10;

    private final Process process;
    private final BufferedReader said;
    private final PrintWriter orders;
    private final int count;

    private AttackingProcess(Process process) throws IOException {
        this.process = process;
        said = process.inputReader(StandardCharsets.UTF_8);
        orders = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        count = Integer.parseInt(await("ready"));
    }

    static AttackingProcess against(Target target, List<String> only) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "nice",
                "-n",
                "19",
                LeashedJvm.java(),
                "-cp",
                System.getProperty("java.class.path"),
                AttackersProgram.class.getName(),
                port(target.ticker()),
                port(target.trading()),
                target.bootstrapServers()));
        command.addAll(only);
        return new AttackingProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    private static String port(Service service) {
        return Integer.toString(service.address().getPort());
    }

    /** Waits for a line that begins with a word, and returns the rest of it; other lines are let go. */
    private String await(String word) throws IOException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(word + " ")) {
                return line.substring(word.length() + 1);
            }
        }
        throw new AttackException("The attackers ended before they were " + word);
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public void begin() {
        orders.println("begin");
    }

    @Override
    public List<AttackResult> end() throws IOException {
        orders.println("end");
        List<AttackResult> results = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            results.add(AttackResult.decode(await("result")));
        }
        return results;
    }

    @Override
    public void close() {
        orders.close();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
