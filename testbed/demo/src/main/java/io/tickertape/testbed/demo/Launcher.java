package io.tickertape.testbed.demo;

import java.nio.file.Path;

/** Runs the whole market until Ctrl-C, or until a part of it dies; see {@link LauncherProperties} for its options. */
public final class Launcher {
    private Launcher() {}

    /** Takes the folder of the project as its one argument. */
    public static void main(String[] args) {
        try {
            run(new LauncherProperties(System.getProperties()).options(Path.of(args[0])));
        } catch (LaunchException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void run(Options options) {
        Demo demo = new Demo(options, System.out::println);
        // Before anything is started: Ctrl-C may come at once.
        Runtime.getRuntime().addShutdownHook(new Thread(demo::close, "stop the market"));
        demo.start();
        System.out.println(
                """

                ==================================================
                  Prices  %s
                  Desk    %s  (log in as alice, bob, carol or olivia, password demo)
                  Kafka   %s
                  Data    %s
                  Ctrl-C stops everything.
                ==================================================
                """
                        .formatted(demo.ticker().url(), demo.trading().url(), demo.bootstrapServers(), options.data()));
        if (options.services() == Options.Services.FROM_SOURCES) {
            new RestartPrompt(demo, System.in, System.out::println).start();
        }
        throw new LaunchException(demo.death().join());
    }
}
