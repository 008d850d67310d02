package io.tickertape.tape.edge;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Addresses and ranges of them, as a property lists them. */
final class AddressRanges {
    private final List<IpSubnetFilterRule> ranges;

    private AddressRanges(List<IpSubnetFilterRule> ranges) {
        this.ranges = ranges;
    }

    /** @throws IllegalArgumentException if one is neither an address nor a range */
    static AddressRanges of(String property, List<String> ranges) {
        return new AddressRanges(
                ranges.stream().map(range -> range(property, range)).toList());
    }

    private static IpSubnetFilterRule range(String property, String range) {
        try {
            return new IpSubnetFilterRule(
                    range.contains("/") ? range : range + (range.contains(":") ? "/128" : "/32"),
                    IpFilterRuleType.ACCEPT);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    property + " must be addresses or ranges such as 10.0.0.0/8, not “" + range + "”", e);
        }
    }

    boolean contain(@Nullable InetAddress address) {
        return address != null && ranges.stream().anyMatch(range -> range.matches(new InetSocketAddress(address, 0)));
    }
}
