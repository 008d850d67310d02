package io.tickertape.trading.login;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.security.authentication.Authentication;

/** Lets a login last as long as its user comes back, but not beyond its latest end. */
@ServerFilter({"/", "/operator"})
final class LoginRenewal {
    private final LoginCookie cookie;

    LoginRenewal(LoginCookie cookie) {
        this.cookie = cookie;
    }

    @ResponseFilter
    void renew(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (response.status() == HttpStatus.OK) {
            request.getUserPrincipal(Authentication.class).ifPresent(user -> response.cookie(cookie.renewed(user)));
        }
    }
}
