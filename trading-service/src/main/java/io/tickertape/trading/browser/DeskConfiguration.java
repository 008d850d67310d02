package io.tickertape.trading.browser;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * Where the desk's quotes come from, and how often the page looks for the gateway.
 *
 * @param tickerUrl the ticker as the trader's browser reaches it, without a slash at the end
 * @param quotesPerSecond how often a quote may change on the desk, at most
 * @param heartbeat how often the page asks whether the gateway is there; two missed answers lock the ticket
 */
@ConfigurationProperties("tickertape.desk")
public record DeskConfiguration(
        @Bindable(defaultValue = "http://localhost:8080") String tickerUrl,
        @Bindable(defaultValue = "4") int quotesPerSecond,
        @Bindable(defaultValue = "5s") Duration heartbeat) {
    public DeskConfiguration {
        if (!tickerUrl.matches("https?://[A-Za-z0-9.\\-\\[\\]:]+")) {
            throw new IllegalArgumentException(
                    "tickertape.desk.ticker-url must be like http://localhost:8080, not " + tickerUrl);
        }
    }

    /** The board's page, for whoever is on one of ours. */
    public String boardUrl() {
        return tickerUrl + "/";
    }
}
