package io.tickertape.trading.login;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way by an OpenID Connect provider to the same cookie as anybody else's. */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@Requires(property = "tickertape.login.openid.issuer", pattern = ".+")
@ExecuteOn(TaskExecutors.IO)
final class OpenIdController {
    static final String LOGIN = "/login/openid";
    static final String CALLBACK = "/login/openid/callback";

    private static final Logger LOG = LoggerFactory.getLogger(OpenIdController.class);
    private static final String QUESTION = "tickertape-openid";
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String UNCONVINCED =
            "What came back from the provider does not fit what this browser asked for: log in again.";
    private static final String AWAY = "The provider does not answer just now: try again in a moment.";

    private final OpenIdProvider provider;
    private final OpenIdUsers users;
    private final LoginConfiguration config;
    private final LoginCookie cookie;
    private final LoginPage page;

    OpenIdController(
            OpenIdProvider provider, OpenIdUsers users, LoginConfiguration config, LoginCookie cookie, LoginPage page) {
        this.provider = provider;
        this.users = users;
        this.config = config;
        this.cookie = cookie;
        this.page = page;
    }

    @Get(value = LOGIN, produces = LoginPage.HTML)
    HttpResponse<?> begin(HttpRequest<?> request) throws InterruptedException {
        OpenIdQuestion question = OpenIdQuestion.random();
        try {
            return HttpResponse.seeOther(provider.authorization(question))
                    .cookie(question(question.text()).maxAge(PATIENCE));
        } catch (OpenIdProvider.UnconvincingException e) {
            LOG.warn("No login by the provider: {}", e.getMessage());
            return page.answer(request, HttpStatus.BAD_GATEWAY, "", "", AWAY);
        }
    }

    @Get(value = CALLBACK, produces = LoginPage.HTML)
    HttpResponse<?> comeBack(
            HttpRequest<?> request,
            @QueryValue(defaultValue = "") String code,
            @QueryValue(defaultValue = "") String state)
            throws InterruptedException {
        Optional<OpenIdQuestion> asked = request.getCookies()
                .findCookie(QUESTION)
                .flatMap(kept -> OpenIdQuestion.parse(kept.getValue()))
                .filter(question -> question.isAnsweredBy(state));
        if (asked.isEmpty() || code.isEmpty()) {
            return refusal(request, UNCONVINCED);
        }
        try {
            OpenIdUsers.Result result =
                    users.find(provider.claims(code, asked.get()).getClaims());
            return result instanceof OpenIdUsers.Result.Known known
                    ? welcome(request, known)
                    : refusal(request, ((OpenIdUsers.Result.Refused) result).words());
        } catch (OpenIdProvider.UnconvincingException e) {
            LOG.warn("A login by the provider was refused: {}", e.getMessage());
            return refusal(request, UNCONVINCED);
        }
    }

    private HttpResponse<?> welcome(HttpRequest<?> request, OpenIdUsers.Result.Known user) {
        return page.landing(request, user.roles().contains(Role.TRADER) ? "/" : "/operator")
                .cookie(cookie.of(user.name(), user.roles()))
                .cookie(question("").maxAge(0));
    }

    private HttpResponse<?> refusal(HttpRequest<?> request, String words) {
        return page.answer(request, HttpStatus.UNAUTHORIZED, "", "", words)
                .cookie(question("").maxAge(0));
    }

    /** Not strict: the browser comes back from the provider's page. */
    private Cookie question(String value) {
        return Cookie.of(QUESTION, value)
                .path(LOGIN)
                .httpOnly(true)
                .secure(config.secureCookies())
                .sameSite(SameSite.Lax);
    }
}
