package io.tickertape.testbed.client;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Settings that put out of the way what keeps one trader from taking everything: a load has few traders that send much. */
public final class Unlimited {
    private static final String WITHOUT_END = "1000000";

    /** Of trading-service, by name. */
    public static final Map<String, String> SETTINGS = Stream.concat(
                    Stream.of(
                                    "tickertape.gateway.messages-per-second",
                                    "tickertape.gateway.message-burst",
                                    "tickertape.gateway.messages-per-second-of-account",
                                    "tickertape.gateway.message-burst-of-account",
                                    "tickertape.gateway.sockets-of-account",
                                    "tickertape.gateway.sockets-of-address",
                                    "tickertape.risk.orders-per-second",
                                    "tickertape.risk.order-burst",
                                    "tickertape.risk.open-orders")
                            .map(limit -> Map.entry(limit, WITHOUT_END)),
                    Stream.of(Map.entry("tickertape.risk.duplicate-within", "0s")))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private Unlimited() {}
}
