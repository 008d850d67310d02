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
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import java.util.Optional;

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

    private final Users users;
    private final TokenGenerator tokens;
    private final LoginConfiguration config;
    private final InstantSource clock;

    LoginCookie(Users users, TokenGenerator tokens, LoginConfiguration config, InstantSource clock) {
        this.users = users;
        this.tokens = tokens;
        this.config = config;
        this.clock = clock;
    }

    Cookie of(User user, String id) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        String token = tokens.generateToken(Map.of(
                        "sub",
                        user.name(),
                        "jti",
                        id,
                        STAMP,
                        user.password().stamp(),
                        "iat",
                        Date.from(now),
                        "exp",
                        Date.from(now.plus(config.lifetime()))))
                .orElseThrow(() -> new IllegalStateException("A login could not be signed"));
        return cookie(token).maxAge(config.lifetime());
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
            if (claims.getSubject() == null || claims.getJWTID() == null || claims.getExpirationTime() == null) {
                return Optional.empty();
            }
            String stamp = claims.getStringClaim(STAMP);
            return users.find(claims.getSubject())
                    .filter(user -> user.password().stamp().equals(stamp))
                    .map(user -> Authentication.build(
                            user.name(),
                            user.roles().stream().map(Role::name).toList(),
                            Map.of(
                                    Login.ID,
                                    claims.getJWTID(),
                                    Login.ENDS,
                                    claims.getExpirationTime().toInstant())));
        } catch (ParseException e) {
            return Optional.empty();
        }
    }
}
