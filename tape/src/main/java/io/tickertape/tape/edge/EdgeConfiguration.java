package io.tickertape.tape.edge;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.List;

/**
 * Whom the service answers, and for how long it waits for whom. How many connections it holds in all is up to each
 * service.
 *
 * @param hosts by which browsers and scrapers reach the service, beside the names of this machine
 * @param firstRequest after connecting, until the head of the first request is there
 * @param head of a request, from its first byte to its last
 * @param body of a request, from the end of its head to its last byte
 * @param maximumConnections in all
 * @param maximumConnectionsPerAddress of one address; of trusted proxies there is no limit but that in all
 * @param uncapped addresses or ranges that may have as many as there are in all
 */
@ConfigurationProperties("tickertape.edge")
public record EdgeConfiguration(
        @Bindable(defaultValue = "") List<String> hosts,
        @Bindable(defaultValue = "10s") Duration firstRequest,
        @Bindable(defaultValue = "10s") Duration head,
        @Bindable(defaultValue = "30s") Duration body,
        int maximumConnections,
        @Bindable(defaultValue = "2000") int maximumConnectionsPerAddress,
        @Bindable(defaultValue = "127.0.0.0/8,::1") List<String> uncapped) {
    public EdgeConfiguration {
        hosts = given(hosts);
        uncapped = given(uncapped);
        for (Duration patience : List.of(firstRequest, head, body)) {
            if (patience.isNegative() || patience.isZero()) {
                throw new IllegalArgumentException(
                        "tickertape.edge.first-request, head and body must be longer than nothing, such as 10s");
            }
        }
    }

    private static List<String> given(List<String> list) {
        return list.stream().map(String::strip).filter(one -> !one.isEmpty()).toList();
    }
}
