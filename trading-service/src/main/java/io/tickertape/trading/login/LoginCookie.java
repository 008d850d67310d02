package io.tickertape.trading.login;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.context.ServerRequestContext;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The cookie that stands for a login: a signed name. What the user may do is looked up each time, so that a user who was
 * removed, or whose password was changed, is logged out.
 */
@Singleton
@Replaces(DefaultJwtAuthenticationFactory.class)
final class LoginCookie implements JwtAuthenticationFactory {
    /** The attribute of a request whose login may have ended before this instance began. */
    static final String UNKNOWN = "tickertape.login.unknown";

    static final String NAME = "tickertape-login";
    static final JWSAlgorithm ALGORITHM = JWSAlgorithm.HS256;
    private static final String STAMP = "stamp";
    /** When the user gave the password, which no renewal changes. */
    private static final String BEGAN = "auth_time";
    /** Of a user whom a provider vouches for; of all others they are looked up each time. */
    private static final String ROLES = "roles";

    private final Users users;
    private final OpenIdUsers providers;
    private final EndedLogins ended;
    private final TokenGenerator tokens;
    private final LoginConfiguration config;
    private final InstantSource clock;

    LoginCookie(
            Users users,
            OpenIdUsers providers,
            EndedLogins ended,
            TokenGenerator tokens,
            LoginConfiguration config,
            InstantSource clock) {
        this.users = users;
        this.providers = providers;
        this.ended = ended;
        this.tokens = tokens;
        this.config = config;
        this.clock = clock;
    }

    /** Of a login that begins, with a password or, of somebody whom the service knows none of, by a provider. */
    Cookie of(String name, Set<Role> roles) {
        String id = UUID.randomUUID().toString();
        ended.begin(id);
        return of(name, roles, id, clock.instant());
    }

    /** The same login, for as long again, but not beyond its latest end. */
    Cookie renewed(Authentication user) {
        Login login = Login.of(user);
        Set<Role> roles = Role.named(user.getRoles());
        return of(login.account(), roles, login.id(), login.latest().minus(config.longest()));
    }

    private Cookie of(String name, Set<Role> roles, String id, Instant began) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant start = began.truncatedTo(ChronoUnit.SECONDS);
        Instant ends = earlier(now.plus(config.lifetime()), start.plus(config.longest()));
        Map<String, Object> claims = new HashMap<>(
                Map.of("sub", name, "jti", id, BEGAN, Date.from(start), "iat", Date.from(now), "exp", Date.from(ends)));
        users.find(name)
                .ifPresentOrElse(user -> claims.put(STAMP, user.password().stamp()), () -> {
                    claims.put(ROLES, roles.stream().map(Role::name).toList());
                    claims.put(STAMP, providers.stamp(name, id, roles));
                });
        String token = tokens.generateToken(claims)
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
            // A provider's tokens are signed as well, and by other means: they are no logins here.
            if (!ALGORITHM.equals(token.getHeader().getAlgorithm())
                    || claims.getSubject() == null
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
            if (ended.isUnknown(login)) {
                // By the time of the answer it may be known: the page is then to try again, not to log in anew.
                ServerRequestContext.currentRequest().ifPresent(request -> request.setAttribute(UNKNOWN, true));
                return Optional.empty();
            }
            return isGood(login) ? roles(login, claims).map(roles -> authentication(login, roles)) : Optional.empty();
        } catch (ParseException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean isGood(Login login) {
        return clock.instant().isBefore(login.ends()) && !ended.isEnded(login);
    }

    private Optional<Set<Role>> roles(Login login, JWTClaimsSet claims) throws ParseException {
        String stamp = String.valueOf(claims.getStringClaim(STAMP));
        Optional<User> user = users.find(login.account());
        List<String> named = claims.getStringListClaim(ROLES);
        if (user.isPresent() || named == null) {
            return user.filter(known -> known.password().stamp().equals(stamp)).map(User::roles);
        }
        Set<Role> roles = Role.named(named);
        return providers.stamp(login.account(), login.id(), roles).equals(stamp)
                ? Optional.of(roles)
                : Optional.empty();
    }

    private static Authentication authentication(Login login, Set<Role> roles) {
        return Authentication.build(
                login.account(),
                roles.stream().map(Role::name).toList(),
                Map.of(Login.ID, login.id(), Login.ENDS, login.ends(), Login.LATEST, login.latest()));
    }
}
