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
 * @param services how they are started
 */
public record Options(
        Path root,
        Path data,
        int kafkaPort,
        int tickerPort,
        int tradingPort,
        List<String> feed,
        Map<String, Map<String, String>> settings,
        Services services) {

    /** How the services are started. */
    public enum Services {
        /** As they were packaged. */
        PACKAGED,
        /**
         * They read templates and static files from the source tree at each request, and their classes from {@code
         * target/classes}.
         */
        FROM_SOURCES,
        /** As an image starts them, but for that their JVMs write down at the end what they have learned. */
        LEARNING
    }

    /** With the services as they were packaged. */
    public Options(
            Path root,
            Path data,
            int kafkaPort,
            int tickerPort,
            int tradingPort,
            List<String> feed,
            Map<String, Map<String, String>> settings) {
        this(root, data, kafkaPort, tickerPort, tradingPort, feed, settings, Services.PACKAGED);
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
        return with(List.of(arguments), settings, services);
    }

    public Options learning() {
        return with(feed, settings, Services.LEARNING);
    }

    public Options with(String member, String property, String value) {
        Map<String, Map<String, String>> all = new HashMap<>(settings);
        Map<String, String> ofMember = new HashMap<>(all.getOrDefault(member, Map.of()));
        ofMember.put(property, value);
        all.put(member, Map.copyOf(ofMember));
        return with(feed, all, services);
    }

    private Options with(List<String> feed, Map<String, Map<String, String>> settings, Services services) {
        return new Options(root, data, kafkaPort, tickerPort, tradingPort, feed, settings, services);
    }
}
