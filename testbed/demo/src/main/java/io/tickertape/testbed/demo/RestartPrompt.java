package io.tickertape.testbed.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Restarts a service when a developer types its name, after its classes have been compiled again. */
final class RestartPrompt {
    private static final String WORDS =
            """
              A changed template, style or script shows at the browser's next reload.
              After a change of Java: mvn -q -pl tape,ticker-service compile   (or tape,trading-service)
              in another terminal, and then type ticker or trading here.""";

    private final Demo demo;
    private final InputStream keyboard;
    private final Consumer<String> console;

    RestartPrompt(Demo demo, InputStream keyboard, Consumer<String> console) {
        this.demo = demo;
        this.keyboard = keyboard;
        this.console = console;
    }

    /** On a thread of its own, which ends with the input. */
    void start() {
        console.accept(WORDS);
        Thread thread = new Thread(this::follow, "restarts");
        thread.setDaemon(true);
        thread.start();
    }

    private void follow() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(keyboard, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                obey(line.strip());
            }
        } catch (IOException e) {
            console.accept("No more restarts by name, since the input broke off: " + e.getMessage());
        }
    }

    private void obey(String name) {
        switch (name) {
            case "" -> {}
            case Programs.TICKER -> restart(demo.ticker());
            case Programs.TRADING -> restart(demo.trading());
            default -> console.accept("Nothing to restart is called \u201c" + name + "\u201d: type ticker or trading");
        }
    }

    private void restart(Member member) {
        console.accept("Restarting " + member.name());
        try {
            member.restart();
            console.accept("Up: " + member.name() + " " + member.url());
        } catch (LaunchException e) {
            console.accept(e.getMessage());
        }
    }
}
