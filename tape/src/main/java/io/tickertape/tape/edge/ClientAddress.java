package io.tickertape.tape.edge;

import io.micronaut.http.HttpRequest;
import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a request comes from, as far as the service can know it. */
@Singleton
public final class ClientAddress {
    private static final int BYTES_OF_A_NETWORK = 8;

    private final List<IpSubnetFilterRule> trusted;

    /** @throws IllegalArgumentException if a trusted proxy is neither an address nor a range */
    ClientAddress(ProxyConfiguration config) {
        trusted = config.trusted().stream().map(ClientAddress::range).toList();
    }

    private static IpSubnetFilterRule range(String range) {
        try {
            return new IpSubnetFilterRule(
                    range.contains("/") ? range : range + (range.contains(":") ? "/128" : "/32"),
                    IpFilterRuleType.ACCEPT);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "tickertape.proxies.trusted must be addresses or ranges such as 10.0.0.0/8, not “" + range + "”",
                    e);
        }
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

    private boolean isTrusted(@Nullable InetAddress address) {
        return address != null && trusted.stream().anyMatch(range -> range.matches(new InetSocketAddress(address, 0)));
    }

    private static String text(@Nullable InetAddress address) {
        if (address == null) {
            return "unknown";
        }
        return address instanceof Inet6Address
                ? NetUtil.bytesToIpAddress(Arrays.copyOf(Arrays.copyOf(address.getAddress(), BYTES_OF_A_NETWORK), 16))
                        + "/64"
                : address.getHostAddress();
    }
}
