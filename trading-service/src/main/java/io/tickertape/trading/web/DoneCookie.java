package io.tickertape.trading.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.tickertape.trading.controls.Act;
import io.tickertape.trading.controls.Acts;
import java.time.Duration;
import java.util.Optional;

/**
 * Takes what was just done from the form's answer to the page that follows, which says it once and takes the cookie
 * back. It names an act that the topic knows, and so says nothing that was not done.
 */
final class DoneCookie {
    private static final String NAME = "tickertape-act";
    private static final String PATH = "/operator";
    private static final Duration LIFETIME = Duration.ofMinutes(1);

    private DoneCookie() {}

    static Cookie of(Act act, HttpRequest<?> request) {
        return cookie(act.id(), LIFETIME, request);
    }

    static Cookie takenBack(HttpRequest<?> request) {
        return cookie("", Duration.ZERO, request);
    }

    static boolean isIn(HttpRequest<?> request) {
        return request.getCookies().findCookie(NAME).isPresent();
    }

    static Optional<Act> read(HttpRequest<?> request, Acts acts) {
        return request.getCookies().findCookie(NAME).map(Cookie::getValue).flatMap(acts::find);
    }

    private static Cookie cookie(String value, Duration lifetime, HttpRequest<?> request) {
        return Cookie.of(NAME, value)
                .path(PATH)
                .maxAge(lifetime)
                .httpOnly(true)
                .sameSite(SameSite.Strict)
                .secure(request.isSecure());
    }
}
