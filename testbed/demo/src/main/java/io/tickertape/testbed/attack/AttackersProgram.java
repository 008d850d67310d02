package io.tickertape.testbed.attack;

import io.tickertape.testbed.feed.ProgramLog;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Attackers as a process of their own: says {@code ready COUNT}, begins and ends when its standard input says so, then
 * tells a line an attack, and ends with its standard input at the latest.
 */
public final class AttackersProgram {
    private AttackersProgram() {}

    /** Takes the ports of the two services, Kafka's address, and the names of the attacks, all without any. */
    public static void main(String[] args) throws IOException, InterruptedException {
        // Nobody reads this program's output while the attacks go on: a thread that logs to it would soon wait for
        // ever.
        PrintStream answers = System.out;
        System.setOut(System.err);
        ProgramLog.choose();
        Target target = new Target(service("ticker", args[0]), service("trading", args[1]), args[2]);
        Set<String> only = Arrays.stream(args).skip(3).collect(Collectors.toSet());
        try (BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
                Attackers attackers = new Attacks(only).against(target)) {
            answers.println("ready " + attackers.count());
            if ("begin".equals(orders.readLine())) {
                attackers.begin();
            }
            if ("end".equals(orders.readLine())) {
                attackers.end().forEach(result -> answers.println("result " + result.encode()));
            }
        }
        // An attack may have left threads running.
        Runtime.getRuntime().halt(0);
    }

    private static Service service(String name, String port) {
        return new Service(name, new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port)));
    }
}
