package io.tickertape.ticker.web;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * What the pages offer.
 *
 * @param deskUrl where the trading desk is, as a browser reaches it
 * @param pageRate updates a second that a page asks for: more than 4 cannot be read
 * @param currency the one that goes without saying; prices in another name theirs
 * @param maximumWatchList symbols in one watch list at most
 */
@ConfigurationProperties("tickertape.web")
public record WebConfiguration(
        @Bindable(defaultValue = "http://localhost:8081") String deskUrl,
        @Bindable(defaultValue = "4") double pageRate,
        @Bindable(defaultValue = "USD") String currency,
        @Bindable(defaultValue = "500") int maximumWatchList) {}
