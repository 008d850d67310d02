package io.tickertape.trading.login;

import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration.NettyListenerConfiguration;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the service listens, and who can reach it there. */
final class ListeningHosts {
    private ListeningHosts() {}

    /** The hosts that others reach too; empty if this machine alone reaches the service. */
    static List<String> reachedByOthers(NettyHttpServerConfiguration server) {
        List<NettyListenerConfiguration> listeners = server.getListeners();
        // Where there are listeners, the server's own host counts for nothing.
        return listeners == null || listeners.isEmpty()
                ? reachedByOthers(Arrays.asList(server.getHost().orElse(null)))
                : reachedByOthers(listeners.stream()
                        .filter(listener -> listener.getFamily() == NettyListenerConfiguration.Family.TCP
                                || listener.getFamily() == NettyListenerConfiguration.Family.QUIC)
                        .map(NettyListenerConfiguration::getHost)
                        .toList());
    }

    private static List<String> reachedByOthers(List<@Nullable String> hosts) {
        return hosts.stream()
                .filter(host -> !isLoopback(host))
                .map(host -> host == null || host.isBlank() ? "every address" : host)
                .toList();
    }

    /** Asked of the address itself: a name may begin like one of the loopback's and be somebody else's. */
    static boolean isLoopback(@Nullable String host) {
        if (host == null || host.isBlank()) {
            return false;
        }
        try {
            return Arrays.stream(InetAddress.getAllByName(host)).allMatch(InetAddress::isLoopbackAddress);
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
