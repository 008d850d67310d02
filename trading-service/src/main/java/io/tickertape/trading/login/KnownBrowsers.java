package io.tickertape.trading.login;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Browsers that have logged in before, by a signed cookie that stays when the login ends. Strangers who use up a name's
 * attempts do not lock such a browser out.
 */
@Singleton
final class KnownBrowsers {
    static final String COOKIE = "tickertape-browser";
    private static final int ID_BYTES = 16;
    private static final Duration LIFETIME = Duration.ofDays(180);

    private final SecureRandom random = new SecureRandom();
    private final LoginKey key;
    private final LoginConfiguration config;

    KnownBrowsers(LoginKey key, LoginConfiguration config) {
        this.key = key;
        this.config = config;
    }

    /** Makes the browser known by this name. */
    Cookie of(String name) {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        String id = HexFormat.of().formatHex(bytes);
        return Cookie.of(COOKIE, id + "." + sign(name, id))
                .path("/login")
                .httpOnly(true)
                .secure(config.secureCookies())
                .sameSite(SameSite.Strict)
                .maxAge(LIFETIME);
    }

    /** Names the browser, if it has logged in by this name before; null if it has not. */
    @Nullable
    String find(HttpRequest<?> request, String name) {
        Cookie cookie = request.getCookies().findCookie(COOKIE).orElse(null);
        if (cookie == null) {
            return null;
        }
        int point = cookie.getValue().indexOf('.');
        if (point < 0) {
            return null;
        }
        String id = cookie.getValue().substring(0, point);
        byte[] signature = cookie.getValue().substring(point + 1).getBytes(UTF_8);
        return MessageDigest.isEqual(sign(name, id).getBytes(US_ASCII), signature) ? id : null;
    }

    private String sign(String name, String id) {
        return key.sign("browsers", id + "." + name);
    }
}
