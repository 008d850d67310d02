package io.tickertape.testbed.demo;

import io.tickertape.testbed.process.Ports;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the market consists of and where.
 *
 * @param root the folder of the project, whose programs have been built
 * @param feed the arguments of the feed, empty for none
 * @param settings system properties of the services, beside those that the launcher gives, by name of the member
 * @param pagesFromSources whether the services read templates and static files from the source tree at each request,
 *     and their classes from {@code target/classes}
 */
public record Options(
        Path root,
        Path data,
        int kafkaPort,
        int tickerPort,
        int tradingPort,
        List<String> feed,
        Map<String, Map<String, String>> settings,
        boolean pagesFromSources) {

    /** With the pages as they were packaged. */
    public Options(
            Path root,
            Path data,
            int kafkaPort,
            int tickerPort,
            int tradingPort,
            List<String> feed,
            Map<String, Map<String, String>> settings) {
        this(root, data, kafkaPort, tickerPort, tradingPort, feed, settings, false);
    }

    public Options {
        root = root.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
        feed = List.copyOf(feed);
        settings = Map.copyOf(settings);
        if (List.of(kafkaPort, tickerPort, tradingPort).stream().distinct().count() < 3) {
            throw new LaunchException("Two programs cannot have the same port: choose different ones for -Dkafka.port ("
                    + kafkaPort + "), -Dticker.port (" + tickerPort + ") and -Dtrading.port (" + tradingPort + ")");
        }
    }

    /** For tests: nothing in the way of anything else, and no feed. */
    public static Options onFreePorts(Path root, Path data) {
        Integer[] ports = Ports.free(3);
        return new Options(root, data, ports[0], ports[1], ports[2], List.of(), Map.of());
    }

    public Options withFeed(String... arguments) {
        return new Options(
                root, data, kafkaPort, tickerPort, tradingPort, List.of(arguments), settings, pagesFromSources);
    }

    public Options with(String member, String property, String value) {
        Map<String, Map<String, String>> all = new HashMap<>(settings);
        Map<String, String> ofMember = new HashMap<>(all.getOrDefault(member, Map.of()));
        ofMember.put(property, value);
        all.put(member, Map.copyOf(ofMember));
        return new Options(root, data, kafkaPort, tickerPort, tradingPort, feed, all, pagesFromSources);
    }
}
