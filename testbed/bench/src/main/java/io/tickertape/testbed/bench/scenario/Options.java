package io.tickertape.testbed.bench.scenario;

import io.tickertape.testbed.bench.process.BenchException;
import io.tickertape.testbed.bench.process.Contender;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How a bench is run.
 *
 * @param watchers instead of each scenario's own number, 0 for that
 * @param seconds measured in each run
 * @param warmUp seconds under the same load before that
 * @param rounds in which each server has its turn
 * @param servers instead of each scenario's own, empty for those
 * @param generators processes that watch
 * @param rates orders a second, a run for each; 0 for as many as are answered; empty for the scenario's own
 * @param spread whether symbols tick one after the other instead of all at the same moment
 * @param cold whether the first turn counts, in which broker and producer are cold
 * @param trained whether each server's JVM begins with what it learned in a turn before
 * @param flags of every server's JVM
 * @param settings of the service, by name
 */
public record Options(
        int watchers,
        int seconds,
        int warmUp,
        int rounds,
        List<Contender> servers,
        int generators,
        List<Integer> rates,
        boolean spread,
        boolean cold,
        boolean trained,
        List<String> flags,
        Map<String, String> settings) {
    /** Those of the images. */
    private static final String FLAGS = "-Xmx1g -XX:+UseG1GC -XX:MaxTenuringThreshold=1";

    /** What the command line takes. */
    public static final String USAGE =
            """
              --watchers N      or pages or accounts, instead of the scenario's own number, to try it small
              --seconds N       measured in each run; default 15
              --warm-up N       seconds under the same load before that; default 25
              --rounds N        turns of each server; default 3
              --servers A,B     of ticker, netty, vertx, webflux, micronaut, nchan; default: the scenario's own
              --generators N    processes that watch; default: one for 2,500 watchers
              --rate N,M        orders a second, a run for each; 0: each page sends its next when the one before is
                                answered; default: the scenario's own
              --spread          symbols tick one after the other, not all at the same moment
              --cold            no turn before the first that does not count, in which broker and producer get warm
              --trained         each server has a turn before, in which its JVM learns for the others (AOT cache; JDK 25)
              --flags "..."     of every server's JVM; default "%s"
              --setting A=B     of the service, such as a limit; may be given again
            """
                    .formatted(Options.FLAGS);

    private static final Set<String> SWITCHES = Set.of("--spread", "--cold", "--trained");
    private static final int WATCHERS_OF_A_GENERATOR = 2_500;

    /** Reads the command line after the scenario's name. */
    public static Options parse(List<String> arguments) {
        Map<String, String> given = new TreeMap<>();
        Map<String, String> settings = new TreeMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String option = arguments.get(i);
            if (!USAGE.contains("  " + option + " ")) {
                throw new BenchException("No such option: " + option + "\n" + USAGE);
            }
            if (SWITCHES.contains(option)) {
                given.put(option, "true");
                continue;
            }
            if (++i == arguments.size()) {
                throw new BenchException(option + " needs a value\n" + USAGE);
            }
            String value = arguments.get(i);
            if (option.equals("--setting")) {
                int equals = value.indexOf('=');
                settings.put(value.substring(0, Math.max(0, equals)), value.substring(equals + 1));
            } else {
                given.put(option, value);
            }
        }
        return new Options(
                number(given, "--watchers", 0, 0),
                number(given, "--seconds", 15, 1),
                number(given, "--warm-up", 25, 0),
                number(given, "--rounds", 3, 1),
                words(given.getOrDefault("--servers", ""), ",").stream()
                        .map(Contender::of)
                        .toList(),
                number(given, "--generators", 0, 0),
                words(given.getOrDefault("--rate", ""), ",").stream()
                        .map(rate -> number(Map.of("--rate", rate), "--rate", 0, 0))
                        .toList(),
                given.containsKey("--spread"),
                given.containsKey("--cold"),
                given.containsKey("--trained"),
                words(given.getOrDefault("--flags", FLAGS), " "),
                Map.copyOf(settings));
    }

    private static List<String> words(String text, String separator) {
        return new ArrayList<>(Arrays.stream(text.split(separator, -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList());
    }

    private static int number(Map<String, String> given, String option, int usual, int least) {
        try {
            int number = Integer.parseInt(given.getOrDefault(option, String.valueOf(usual)));
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new BenchException(option + " takes a whole number", e);
        }
        throw new BenchException(option + " takes a whole number from " + least);
    }

    int watchersOr(int usual) {
        return watchers > 0 ? watchers : usual;
    }

    List<Contender> serversOr(Contender... usual) {
        return servers.isEmpty() ? List.of(usual) : servers;
    }

    List<Integer> ratesOr(Integer... usual) {
        return rates.isEmpty() ? List.of(usual) : rates;
    }

    int generatorsFor(int count) {
        return generators > 0
                ? generators
                : Math.max(1, (count + WATCHERS_OF_A_GENERATOR - 1) / WATCHERS_OF_A_GENERATOR);
    }
}
