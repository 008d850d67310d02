package io.tickertape.trading.login;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.generator.TokenGenerator;
import io.micronaut.security.token.jwt.validator.DefaultJwtAuthenticationFactory;
import io.micronaut.security.token.jwt.validator.JwtAuthenticationFactory;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The cookie that stands for a login: a signed name. What the user may do is looked up each time, so that a user who was
 * removed, or whose password was changed, is logged out.
 */
@Singleton
@Replaces(DefaultJwtAuthenticationFactory.class)
final class LoginCookie implements JwtAuthenticationFactory {
    static final String NAME = "tickertape-login";
    static final JWSAlgorithm ALGORITHM = JWSAlgorithm.HS256;
    private static final String STAMP = "stamp";
    /** When the user gave the password, which no renewal changes. */
    private static final String BEGAN = "auth_time";

    private final Users users;
    private final EndedLogins ended;
    private final TokenGenerator tokens;
    private final LoginConfiguration config;
    private final InstantSource clock;

    LoginCookie(
            Users users, EndedLogins ended, TokenGenerator tokens, LoginConfiguration config, InstantSource clock) {
        this.users = users;
        this.ended = ended;
        this.tokens = tokens;
        this.config = config;
        this.clock = clock;
    }

    /** Of a login that begins. */
    Cookie of(User user) {
        String id = UUID.randomUUID().toString();
        ended.begin(id);
        return of(user, id, clock.instant());
    }

    /** The same login, for as long again, but not beyond its latest end. */
    Cookie renewed(User user, Login login) {
        return of(user, login.id(), login.latest().minus(config.longest()));
    }

    private Cookie of(User user, String id, Instant began) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant start = began.truncatedTo(ChronoUnit.SECONDS);
        Instant ends = earlier(now.plus(config.lifetime()), start.plus(config.longest()));
        String token = tokens.generateToken(Map.of(
                        "sub",
                        user.name(),
                        "jti",
                        id,
                        STAMP,
                        user.password().stamp(),
                        BEGAN,
                        Date.from(start),
                        "iat",
                        Date.from(now),
                        "exp",
                        Date.from(ends)))
                .orElseThrow(() -> new IllegalStateException("A login could not be signed"));
        return cookie(token).maxAge(Duration.between(now, ends));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Makes the browser forget the login. */
    Cookie none() {
        return cookie("").maxAge(0);
    }

    private Cookie cookie(String value) {
        return Cookie.of(NAME, value)
                .path("/")
                .httpOnly(true)
                .secure(config.secureCookies())
                .sameSite(SameSite.Strict);
    }

    @Override
    public Optional<Authentication> createAuthentication(JWT token) {
        try {
            JWTClaimsSet claims = token.getJWTClaimsSet();
            if (claims.getSubject() == null
                    || claims.getJWTID() == null
                    || claims.getExpirationTime() == null
                    || claims.getDateClaim(BEGAN) == null) {
                return Optional.empty();
            }
            Instant latest = claims.getDateClaim(BEGAN).toInstant().plus(config.longest());
            Login login = new Login(
                    claims.getSubject(),
                    claims.getJWTID(),
                    earlier(claims.getExpirationTime().toInstant(), latest),
                    latest);
            String stamp = claims.getStringClaim(STAMP);
            return isGood(login)
                    ? users.find(login.account())
                            .filter(user -> user.password().stamp().equals(stamp))
                            .map(user -> authentication(user, login))
                    : Optional.empty();
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    private boolean isGood(Login login) {
        return clock.instant().isBefore(login.ends()) && !ended.isUnknown(login) && !ended.isEnded(login);
    }

    private static Authentication authentication(User user, Login login) {
        return Authentication.build(
                user.name(),
                user.roles().stream().map(Role::name).toList(),
                Map.of(Login.ID, login.id(), Login.ENDS, login.ends(), Login.LATEST, login.latest()));
    }
}
