package io.tickertape.testbed.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The options as the command line of Maven gives them: {@code -Dticker.port=8090}. */
final class LauncherProperties {
    private final Properties properties;

    LauncherProperties(Properties properties) {
        this.properties = properties;
    }

    Options options(Path root) {
        return new Options(
                root,
                Path.of(properties.getProperty(
                        "data", root.resolve("testbed/demo/data").toString())),
                port("kafka.port", 9092),
                port("ticker.port", 8080),
                port("trading.port", 8081),
                feed(),
                Map.of(),
                Boolean.parseBoolean(properties.getProperty("pages.fromSources"))
                        ? Options.Services.FROM_SOURCES
                        : Options.Services.PACKAGED);
    }

    private List<String> feed() {
        String feed = properties.getProperty("feed", "on");
        if (feed.equals("none")) {
            return List.of();
        }
        if (!feed.equals("on")) {
            throw new LaunchException("-Dfeed=" + feed + ": only -Dfeed=none has a meaning");
        }
        String file = properties.getProperty("feed.replay");
        if (file != null) {
            List<String> replay = new ArrayList<>(
                    List.of("replay", Path.of(file).toAbsolutePath().toString()));
            add(replay, "symbol");
            add(replay, "speed");
            return replay;
        }
        List<String> simulate = new ArrayList<>(List.of("simulate"));
        for (String option : List.of("rate", "symbols", "seed")) {
            add(simulate, option);
        }
        return simulate;
    }

    private void add(List<String> arguments, String option) {
        String value = properties.getProperty("feed." + option);
        if (value != null) {
            arguments.addAll(List.of("--" + option, value));
        }
    }

    private int port(String name, int usual) {
        String text = properties.getProperty(name, String.valueOf(usual));
        try {
            int port = Integer.parseInt(text);
            if (port > 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new LaunchException("-D" + name + "=" + text + " is not a port", e);
        }
        throw new LaunchException("-D" + name + "=" + text + " is not a port: one is from 1 to 65535");
    }
}
