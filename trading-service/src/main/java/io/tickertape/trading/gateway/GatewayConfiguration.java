package io.tickertape.trading.gateway;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who may send orders, and how much.
 *
 * @param allowedOrigins the pages that may open a session, each exactly as a browser names it; when empty, the pages of
 *     this service under localhost and 127.0.0.1
 * @param ticketLifetime how long a ticket may be written on
 * @param maximumMessage the longest message in bytes, all its frames together
 * @param messagesPerSecond how many messages a session may send in the long run; a ping counts as one, and so does a
 *     pong that answers no ping of ours
 * @param messageBurst how many it may send at once
 * @param socketsOfAccount how many sockets an account may have open at this instance
 * @param socketsOfAddress how many an address may, whoever is logged in there
 * @param messagesPerSecondOfAccount how many messages an account may send by all its sockets in the long run
 * @param messageBurstOfAccount how many it may send at once
 * @param previewsPerSecond how many forms that are typed on a session may ask about in the long run; what comes faster is
 *     conflated, and costs no order its rate
 * @param previewBurst how many it may ask about at once
 * @param ping how often a session is pinged, so that it is never taken for an idle one
 */
@ConfigurationProperties("tickertape.gateway")
public record GatewayConfiguration(
        @Bindable(defaultValue = "") List<String> allowedOrigins,
        @Bindable(defaultValue = "5m") Duration ticketLifetime,
        @Bindable(defaultValue = "65536") int maximumMessage,
        @Bindable(defaultValue = "50") int messagesPerSecond,
        @Bindable(defaultValue = "100") int messageBurst,
        @Bindable(defaultValue = "20") int socketsOfAccount,
        @Bindable(defaultValue = "100") int socketsOfAddress,
        @Bindable(defaultValue = "200") int messagesPerSecondOfAccount,
        @Bindable(defaultValue = "400") int messageBurstOfAccount,
        @Bindable(defaultValue = "10") int previewsPerSecond,
        @Bindable(defaultValue = "20") int previewBurst,
        @Bindable(defaultValue = "20s") Duration ping) {
    public GatewayConfiguration {
        allowedOrigins =
                allowedOrigins.stream().filter(origin -> !origin.isBlank()).toList();
        if (maximumMessage > 65_536) {
            // The frame decoder's own limit, which an annotation fixes.
            throw new IllegalArgumentException("tickertape.gateway.maximum-message must not be above 65536");
        }
        if (Stream.of(
                        socketsOfAccount,
                        socketsOfAddress,
                        messagesPerSecondOfAccount,
                        messageBurstOfAccount,
                        previewsPerSecond,
                        previewBurst)
                .anyMatch(limit -> limit < 1)) {
            throw new IllegalArgumentException(
                    "tickertape.gateway.sockets-of-account, sockets-of-address, messages-per-second-of-account,"
                            + " message-burst-of-account, previews-per-second and preview-burst must be 1 or more");
        }
    }
}
