package io.tickertape.trading.login;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.tickertape.tape.edge.ClientAddress;
import java.time.InstantSource;

/**
 * How often an address may go through a login by the provider. Each step may ask the provider and wait for it: somebody
 * who makes up answers of the provider would have this service ask as often as they like.
 */
@ServerFilter({"/login/openid", "/login/openid/**"})
final class OpenIdLimit {
    /** A login has two steps, and a whole office may come from one address. */
    private static final int STEPS_FOR_EACH_ATTEMPT = 4;

    private final Attempts steps;
    private final ClientAddress addresses;

    OpenIdLimit(LoginLimits limits, InstantSource clock, ClientAddress addresses) {
        steps = new Attempts(limits.attemptsOfAddress() * STEPS_FOR_EACH_ATTEMPT, limits.attemptsWindow(), clock);
        this.addresses = addresses;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> refuseTooMany(HttpRequest<?> request) {
        String address = addresses.of(request);
        return steps.take(address)
                ? null
                : HttpResponse.status(HttpStatus.TOO_MANY_REQUESTS)
                        .header(
                                HttpHeaders.RETRY_AFTER,
                                Long.toString(
                                        Math.max(1, steps.retryAfter(address).toSeconds())))
                        .body("Too many logins by the provider come from your address: try again later.");
    }
}
