package io.tickertape.testbed.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of this machine that nobody listens on. */
public final class Ports {
    private static final int LOWEST = 12_000;
    // What a broker chooses for itself comes from above those that other programs were given and have yet to take.
    private static final int LOWEST_OF_BROKERS = 20_000;
    // Below the range from which systems take the ports of outgoing connections: a client that keeps trying to reach
    // a stopped broker could otherwise be given the broker's own port, and the broker could not come back.
    private static final int HIGHEST = 32_000;

    private Ports() {}

    /** One for a program that is yet to start. */
    public static int free() {
        return free(LOWEST, LOWEST_OF_BROKERS);
    }

    /** Different ones, for programs that are yet to start. */
    public static Integer[] free(int count) {
        Set<Integer> ports = new TreeSet<>();
        while (ports.size() < count) {
            ports.add(free());
        }
        return ports.toArray(Integer[]::new);
    }

    /** One that no other method here gives. */
    public static int freeForBroker() {
        return free(LOWEST_OF_BROKERS, HIGHEST);
    }

    private static int free(int lowest, int highest) {
        for (int attempt = 0; attempt < 1_000; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(lowest, highest);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("No free port between " + lowest + " and " + highest + ": stop some servers.");
    }

    public static boolean isFree(int port) {
        // On some systems each of them can be bound while the other is in use.
        return canBind(port, InetAddress.getLoopbackAddress()) && canBind(port, new InetSocketAddress(0).getAddress());
    }

    private static boolean canBind(int port, InetAddress address) {
        try (ServerSocket probe = new ServerSocket(port, 1, address)) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
