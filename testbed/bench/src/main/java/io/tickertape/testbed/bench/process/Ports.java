package io.tickertape.testbed.bench.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of the loopback interface that nobody listens on, below those that outgoing connections are given. */
final class Ports {
    private static final int LOWEST = 12_000;
    private static final int HIGHEST = 32_000;

    private Ports() {}

    static int free() {
        for (int attempt = 0; attempt < 1_000; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (isFree(port)) {
                return port;
            }
        }
        throw new BenchException("No free port between " + LOWEST + " and " + HIGHEST + ": stop some servers.");
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
