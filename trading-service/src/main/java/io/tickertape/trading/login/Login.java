package io.tickertape.trading.login;

import static java.util.Objects.requireNonNull;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import java.time.Instant;
import java.util.Map;

/**
 * A login, as a request proves it.
 *
 * @param account the name of the user, whose account it is
 * @param id the same through all renewals, until the user logs out
 * @param ends when it ends unless it is renewed
 * @param latest when it ends however often it is renewed
 */
public record Login(String account, String id, Instant ends, Instant latest) {
    static final String ID = "login";
    static final String ENDS = "ends";
    static final String LATEST = "latest";

    /**
     * The login of who asks.
     *
     * @throws IllegalStateException if the route does not ask for a login
     */
    public static Login of(HttpRequest<?> request) {
        return request.getUserPrincipal(Authentication.class)
                .map(Login::of)
                .orElseThrow(() -> new IllegalStateException(request.getPath() + " is open to those without a login"));
    }

    static Login of(Authentication user) {
        Map<String, Object> proof = user.getAttributes();
        return new Login(
                user.getName(),
                (String) requireNonNull(proof.get(ID)),
                (Instant) requireNonNull(proof.get(ENDS)),
                (Instant) requireNonNull(proof.get(LATEST)));
    }
}
