package io.tickertape.testbed.bench.watch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A load generator: takes orders from its standard input, one a line, and ends with it.
 *
 * <table>
 *   <caption>Orders</caption>
 *   <tr><td>{@code path P}</td><td>a path that watchers ask for, in turn with those named before</td></tr>
 *   <tr><td>{@code gzip}</td><td>watchers ask for compressed streams</td></tr>
 *   <tr><td>{@code connect PORT FIRST COUNT}</td><td>{@code current FIRST LAST} once all have a current price, and each
 *     time that is so again: when the first connection stood and when the last price came, epoch milliseconds</td></tr>
 *   <tr><td>{@code stall COUNT}</td><td>so many stop reading: {@code stalled}</td></tr>
 *   <tr><td>{@code measure FROM TO}</td><td>counts between two epoch milliseconds: {@code measuring}</td></tr>
 *   <tr><td>{@code tell}</td><td>{@code readings …}</td></tr>
 * </table>
 */
public final class GeneratorProgram {
    private final List<String> paths = new ArrayList<>();
    private final Meter meter;
    private final Crowd crowd;

    private GeneratorProgram(int sample) throws IOException {
        meter = new Meter(sample);
        crowd = new Crowd(meter, (first, last) -> say("current " + first + " " + last));
    }

    /** Runs until its standard input ends; takes one argument, how many prices to look at the time of only one of. */
    public static void main(String[] args) throws IOException, InterruptedException {
        GeneratorProgram program = new GeneratorProgram(args.length == 0 ? 1 : Integer.parseInt(args[0]));
        Thread thread = new Thread(program.crowd, "crowd");
        thread.setUncaughtExceptionHandler((failed, failure) -> {
            failure.printStackTrace();
            Runtime.getRuntime().halt(1);
        });
        thread.start();
        try (BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                program.obey(order);
            }
        } finally {
            program.crowd.end();
        }
        thread.join();
    }

    private void obey(String order) {
        String[] words = order.split(" ", -1);
        switch (words[0]) {
            case "path" -> paths.add(words[1]);
            case "gzip" -> crowd.order(crowd::compress);
            case "connect" -> connect(number(words[1]), number(words[2]), number(words[3]));
            case "stall" ->
                crowd.order(() -> {
                    crowd.stall(number(words[1]));
                    say("stalled");
                });
            case "measure" ->
                crowd.order(() -> {
                    meter.measure(Long.parseLong(words[1]), Long.parseLong(words[2]));
                    say("measuring");
                });
            case "tell" -> crowd.order(() -> say("readings " + meter.readings().encode()));
            default -> throw new IllegalArgumentException("no such order: " + order);
        }
    }

    private void connect(int port, int first, int count) {
        List<String> inTurn = List.copyOf(paths);
        crowd.order(
                () -> crowd.add(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), first, count, inTurn));
    }

    private static int number(String word) {
        return Integer.parseInt(word);
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
