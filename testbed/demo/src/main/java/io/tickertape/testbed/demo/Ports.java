package io.tickertape.testbed.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of this machine that nobody listens on. */
final class Ports {
    private Ports() {}

    static boolean isFree(int port) {
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

    /** Different free ones, from below the range that outgoing connections are given theirs. */
    static Integer[] free(int count) {
        Set<Integer> ports = new TreeSet<>();
        for (int attempt = 0; ports.size() < count; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(12_000, 20_000);
            if (isFree(port)) {
                ports.add(port);
            } else if (attempt > 1_000) {
                throw new LaunchException("No free port between 12000 and 20000: stop some servers");
            }
        }
        return ports.toArray(Integer[]::new);
    }
}
