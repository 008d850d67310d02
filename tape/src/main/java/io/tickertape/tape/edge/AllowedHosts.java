package io.tickertape.tape.edge;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The hosts that the service answers for. A page of somebody else's can have its own name lead here, and would then be
 * of one origin with the service; by an address it cannot.
 */
final class AllowedHosts {
    private static final Pattern HOST = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(?::[0-9]{1,5})?");

    private final Set<String> configured;

    /** @throws IllegalArgumentException if one is no host */
    AllowedHosts(List<String> configured) {
        this.configured = configured.stream().map(AllowedHosts::checked).collect(Collectors.toUnmodifiableSet());
    }

    private static String checked(String host) {
        if (!HOST.matcher(host).matches()) {
            throw new IllegalArgumentException(
                    "tickertape.edge.hosts must be hosts such as desk.example or desk.example:8443, not “" + host
                            + "”");
        }
        return host.toLowerCase(Locale.ROOT);
    }

    /**
     * Whether a request for the host is for this service: one of the configured hosts, any name of this machine to
     * itself, or the address that the connection came to.
     *
     * @param host as the header has it, with or without a port
     */
    boolean allow(String host, @Nullable SocketAddress local) {
        Matcher parts = HOST.matcher(host);
        if (!parts.matches()) {
            return false;
        }
        String name = parts.group(1).toLowerCase(Locale.ROOT);
        if (name.equals("localhost")
                || configured.contains(name)
                || configured.contains(host.toLowerCase(Locale.ROOT))) {
            return true;
        }
        InetAddress address = NetUtil.createInetAddressFromIpAddressString(name.replaceAll("[\\[\\]]", ""));
        return address != null
                && (address.isLoopbackAddress()
                        || (local instanceof InetSocketAddress to && address.equals(to.getAddress())));
    }
}
