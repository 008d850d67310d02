package io.tickertape.tape.edge;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.List;

/**
 * The proxies between the browsers and the service.
 *
 * @param trusted the proxies whose X-Forwarded-For and X-Forwarded-Proto are believed, as addresses or ranges such as
 *     10.0.0.0/8; from anybody else these headers are claims
 */
@ConfigurationProperties("tickertape.proxies")
public record ProxyConfiguration(@Bindable(defaultValue = "") List<String> trusted) {
    public ProxyConfiguration {
        trusted = trusted.stream()
                .map(String::strip)
                .filter(range -> !range.isEmpty())
                .toList();
    }
}
