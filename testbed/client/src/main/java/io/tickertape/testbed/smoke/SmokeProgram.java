package io.tickertape.testbed.smoke;

import java.net.URI;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The smoke test as a program: one line a step, and exit code 1 at the first that fails. */
@Command(
        name = "smoke",
        description = {
            "Tells whether a running market works: puts a price through Kafka, sees it on the board and on the stream, "
                    + "places an order from the desk, sees it confirmed, and finds it on Kafka. Needs kcat.",
            "It leaves one symbol on the board, and one order on the topic orders."
        },
        showDefaultValues = true,
        mixinStandardHelpOptions = true)
public final class SmokeProgram implements Callable<Integer> {
    @Option(names = "--ticker", paramLabel = "URL", description = "Address of the board.")
    private String ticker = "http://localhost:8080";

    @Option(names = "--desk", paramLabel = "URL", description = "Address of the desk, also sent as its origin.")
    private String desk = "http://localhost:8081";

    @Option(names = "--kafka", paramLabel = "ADDRESS", description = "Address of the broker.")
    private String kafka = "127.0.0.1:9092";

    @Option(names = "--user", paramLabel = "NAME", description = "Who logs in at the desk and places the order.")
    private String user = "alice";

    @Option(names = "--password", paramLabel = "TEXT", description = "The password of that user.")
    private String password = "demo";

    @Option(names = "--symbol", paramLabel = "SYMBOL", description = "The symbol that is priced and bought.")
    private String symbol = "SMOKE";

    @Spec
    private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

    private SmokeProgram() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new SmokeProgram()).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        SmokeOptions options = new SmokeOptions(url(ticker), url(desk), kafka, user, password, symbol);
        return new Smoke(options, System.out::println).run() ? 0 : 1;
    }

    private String url(String text) {
        String url = text.replaceAll("/+$", "");
        try {
            if ("http".equals(URI.create(url).getScheme())) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // It is said below.
        }
        throw new ParameterException(
                java.util.Objects.requireNonNull(spec).commandLine(),
                "'" + text + "' is no address: one such as http://localhost:8080 is expected");
    }
}
