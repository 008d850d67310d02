package io.tickertape.tape.edge;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How many connections are open, in all and by address. */
final class ConnectionCaps {
    static final Refusal IN_ALL = new Refusal(
            HttpResponseStatus.SERVICE_UNAVAILABLE, "connections", "Too many connections are open: try again later.");

    static final Refusal OF_ADDRESS = new Refusal(
            HttpResponseStatus.SERVICE_UNAVAILABLE,
            "connections-of-address",
            "Too many connections are open from your address: try again later.");

    private final int maximum;
    private final int maximumPerAddress;
    private final Predicate<InetAddress> isUncapped;
    private final AtomicInteger open = new AtomicInteger();
    private final Map<String, Integer> openByAddress = new ConcurrentHashMap<>();

    ConnectionCaps(int maximum, int maximumPerAddress, Predicate<InetAddress> isUncapped) {
        this.maximum = maximum;
        this.maximumPerAddress = maximumPerAddress;
        this.isUncapped = isUncapped;
    }

    /** Counts a connection that was opened, and says why it is one too many; null where it is not. */
    @Nullable
    Refusal open(InetAddress address) {
        int inAll = open.incrementAndGet();
        int ofAddress =
                isUncapped.test(address) ? 0 : openByAddress.merge(ClientAddress.text(address), 1, Integer::sum);
        if (inAll > maximum) {
            return IN_ALL;
        }
        return ofAddress > maximumPerAddress ? OF_ADDRESS : null;
    }

    /** The end of a connection that was counted, refused or not. */
    void close(InetAddress address) {
        open.decrementAndGet();
        openByAddress.computeIfPresent(ClientAddress.text(address), (known, count) -> count == 1 ? null : count - 1);
    }
}
