package io.tickertape.tape.edge;

import io.micronaut.http.HttpRequest;
import io.netty.util.NetUtil;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a request comes from, as far as the service can know it. */
@Singleton
public final class ClientAddress {
    private static final int BYTES_OF_A_NETWORK = 8;

    private final AddressRanges trusted;

    /** @throws IllegalArgumentException if a trusted proxy is neither an address nor a range */
    public ClientAddress(ProxyConfiguration config) {
        trusted = AddressRanges.of("tickertape.proxies.trusted", config.trusted());
    }

    /**
     * The address that a request counts for: that of the connection, or, behind trusted proxies, the nearest that none
     * of them owns. Of an IPv6 address it is the network, all of which one household has.
     */
    public String of(HttpRequest<?> request) {
        InetAddress nearest = request.getRemoteAddress().getAddress();
        List<String> forwarded = new ArrayList<>();
        request.getHeaders()
                .getAll("X-Forwarded-For")
                .forEach(line -> forwarded.addAll(Arrays.asList(line.split(",", -1))));
        for (int hop = forwarded.size() - 1; hop >= 0 && isTrusted(nearest); hop--) {
            InetAddress before = NetUtil.createInetAddressFromIpAddressString(
                    forwarded.get(hop).strip());
            if (before == null) {
                break;
            }
            nearest = before;
        }
        return text(nearest);
    }

    boolean isTrusted(@Nullable InetAddress address) {
        return trusted.contain(address);
    }

    static String text(@Nullable InetAddress address) {
        if (address == null) {
            return "unknown";
        }
        return address instanceof Inet6Address
                ? NetUtil.bytesToIpAddress(Arrays.copyOf(Arrays.copyOf(address.getAddress(), BYTES_OF_A_NETWORK), 16))
                        + "/64"
                : address.getHostAddress();
    }
}
