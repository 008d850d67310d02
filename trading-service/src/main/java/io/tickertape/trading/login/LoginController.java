package io.tickertape.trading.login;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.tickertape.trading.browser.FormTokens;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

@Controller
final class LoginController {
    private static final Set<String> PAGES = Set.of("/", "/operator", "/blotter.csv");

    private final Users users;
    private final Attempts attempts;
    private final LoginCookie cookie;
    private final LoginPage page;
    private final FormTokens forms;
    private final LoginConfiguration config;
    private final ApplicationEventPublisher<LoggedOut> loggedOut;

    LoginController(
            Users users,
            Attempts attempts,
            LoginCookie cookie,
            LoginPage page,
            FormTokens forms,
            LoginConfiguration config,
            ApplicationEventPublisher<LoggedOut> loggedOut) {
        this.users = users;
        this.attempts = attempts;
        this.cookie = cookie;
        this.page = page;
        this.forms = forms;
        this.config = config;
        this.loggedOut = loggedOut;
    }

    @Get(value = "/login", produces = LoginPage.HTML)
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<?> ask(HttpRequest<?> request, @QueryValue(defaultValue = "") String next) {
        return page.answer(request, HttpStatus.OK, next, "", "");
    }

    /** Not on an event loop: checking a password is meant to be slow. */
    @Post(value = "/login", consumes = MediaType.APPLICATION_FORM_URLENCODED, produces = LoginPage.HTML)
    @Secured(SecurityRule.IS_ANONYMOUS)
    @ExecuteOn(TaskExecutors.IO)
    HttpResponse<?> logIn(
            HttpRequest<?> request,
            @Nullable @Body("name") String name,
            @Nullable @Body("password") String password,
            @Nullable @Body("next") String next,
            @Nullable @Body(FormTokens.FIELD) String formToken) {
        forms.require(request, formToken);
        String typed = name == null ? "" : name.strip();
        String wanted = next == null ? "" : next;
        String account = typed.toLowerCase(Locale.ROOT);
        if (!attempts.take(account)) {
            return page.answer(request, HttpStatus.TOO_MANY_REQUESTS, wanted, typed, tooMany())
                    .header(
                            HttpHeaders.RETRY_AFTER,
                            Long.toString(config.attemptsWindow().toSeconds()));
        }
        Optional<User> user = users.withPassword(account, password == null ? "" : password);
        if (user.isEmpty()) {
            return page.answer(request, HttpStatus.UNAUTHORIZED, wanted, typed, "Name or password is wrong.");
        }
        attempts.forget(account);
        return seeOther(landing(user.get(), wanted))
                .cookie(cookie.of(user.get(), UUID.randomUUID().toString()));
    }

    @Post(value = "/logout", consumes = MediaType.APPLICATION_FORM_URLENCODED, produces = LoginPage.HTML)
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<?> logOut(
            HttpRequest<?> request, @Nullable Authentication user, @Nullable @Body(FormTokens.FIELD) String formToken) {
        forms.require(request, formToken);
        if (user != null) {
            Login login = Login.of(user);
            loggedOut.publishEvent(new LoggedOut(login.account(), login.id()));
        }
        return seeOther("/login").cookie(cookie.none());
    }

    /** Whose login the browser has: a page cannot see why the opening of its socket was refused. */
    @Get(value = "/login/state", produces = MediaType.TEXT_PLAIN)
    @Secured(SecurityRule.IS_AUTHENTICATED)
    HttpResponse<String> state(Authentication user) {
        return HttpResponse.ok(user.getName()).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private String tooMany() {
        return "Too many wrong passwords for this name: try again in "
                + config.attemptsWindow().toMinutes() + " minutes.";
    }

    /** Only pages of ours: a link from elsewhere must not lead through the login to elsewhere. */
    private static String landing(User user, String wanted) {
        String fallback = user.roles().contains(Role.TRADER) ? "/" : "/operator";
        return PAGES.contains(wanted) ? wanted : fallback;
    }

    private static MutableHttpResponse<?> seeOther(String path) {
        return HttpResponse.seeOther(URI.create(path));
    }
}
