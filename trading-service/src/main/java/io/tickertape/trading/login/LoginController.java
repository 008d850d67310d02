package io.tickertape.trading.login;

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
import io.tickertape.tape.edge.ClientAddress;
import io.tickertape.trading.browser.FormTokens;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

@Controller
final class LoginController {
    private static final Set<String> PAGES = Set.of("/", "/operator", "/blotter.csv");

    private static final String LOGGED_OUT_HERE = "You are logged out here. Kafka has not answered: other instances are"
            + " told as soon as it does, and until then may take the browser's former cookie.";

    /** Characters that nobody sees, some of which turn the writing. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}]");

    private final PasswordLogin passwords;
    private final KnownBrowsers browsers;
    private final ClientAddress addresses;
    private final LoginCookie cookie;
    private final LoginPage page;
    private final FormTokens forms;
    private final EndedLogins ended;

    LoginController(
            PasswordLogin passwords,
            KnownBrowsers browsers,
            ClientAddress addresses,
            LoginCookie cookie,
            LoginPage page,
            FormTokens forms,
            EndedLogins ended) {
        this.passwords = passwords;
        this.browsers = browsers;
        this.addresses = addresses;
        this.cookie = cookie;
        this.page = page;
        this.forms = forms;
        this.ended = ended;
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
            @Nullable @Body(FormTokens.FIELD) String formToken)
            throws InterruptedException {
        forms.require(request, formToken);
        String typed = name == null ? "" : name.strip();
        String wanted = next == null ? "" : next;
        String account = typed.toLowerCase(Locale.ROOT);
        PasswordLogin.Result result = passwords.attempt(
                account, password == null ? "" : password, addresses.of(request), browsers.find(request, account));
        if (result instanceof PasswordLogin.Result.Accepted accepted) {
            User user = accepted.user();
            return seeOther(landing(user, wanted))
                    .cookie(cookie.of(user.name(), user.roles()))
                    .cookie(browsers.of(user.name()));
        }
        Refused refused = refused(result);
        MutableHttpResponse<?> answer = page.answer(request, refused.status(), wanted, visible(typed), refused.words());
        return refused.retryAfter().isZero()
                ? answer
                : answer.header(
                        HttpHeaders.RETRY_AFTER,
                        Long.toString(refused.retryAfter().toSeconds()));
    }

    private static Refused refused(PasswordLogin.Result result) {
        if (result instanceof PasswordLogin.Result.TooMany many) {
            // Rounded up: whoever comes back by it must not be told to wait again.
            long minutes = many.retryAfter().plusSeconds(59).toMinutes();
            return new Refused(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "Too many wrong passwords " + many.whose() + ": try again in " + minutes
                            + (minutes == 1 ? " minute." : " minutes."),
                    many.retryAfter().plusSeconds(1));
        }
        if (result instanceof PasswordLogin.Result.Busy) {
            return new Refused(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "Many are logging in just now: try again in a few seconds.",
                    Duration.ofSeconds(5));
        }
        if (result instanceof PasswordLogin.Result.TooLong) {
            return new Refused(
                    HttpStatus.BAD_REQUEST,
                    "A password has at most " + PasswordHash.LONGEST_PASSWORD + " characters.",
                    Duration.ZERO);
        }
        return new Refused(HttpStatus.UNAUTHORIZED, "Name or password is wrong.", Duration.ZERO);
    }

    /** How somebody is told that they were not let in, and how long to wait; zero where waiting changes nothing. */
    private record Refused(HttpStatus status, String words, Duration retryAfter) {}

    /** Not on an event loop: it waits for Kafka. */
    @Post(value = "/logout", consumes = MediaType.APPLICATION_FORM_URLENCODED, produces = LoginPage.HTML)
    @Secured(SecurityRule.IS_ANONYMOUS)
    @ExecuteOn(TaskExecutors.IO)
    HttpResponse<?> logOut(
            HttpRequest<?> request, @Nullable Authentication user, @Nullable @Body(FormTokens.FIELD) String formToken)
            throws InterruptedException {
        forms.require(request, formToken);
        boolean isKnown = user == null || ended.end(Login.of(user));
        MutableHttpResponse<?> answer =
                isKnown ? seeOther("/login") : page.answer(request, HttpStatus.OK, "", "", LOGGED_OUT_HERE);
        return answer.cookie(cookie.none());
    }

    /** Whose login the browser has: a page cannot see why the opening of its socket was refused. */
    @Get(value = "/login/state", produces = MediaType.TEXT_PLAIN)
    @Secured(SecurityRule.IS_AUTHENTICATED)
    HttpResponse<String> state(Authentication user) {
        return HttpResponse.ok(user.getName()).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** Only pages of ours: a link from elsewhere must not lead through the login to elsewhere. */
    private static String landing(User user, String wanted) {
        String fallback = user.roles().contains(Role.TRADER) ? "/" : "/operator";
        return PAGES.contains(wanted) ? wanted : fallback;
    }

    private static MutableHttpResponse<?> seeOther(String path) {
        return HttpResponse.seeOther(URI.create(path));
    }

    private static String visible(String typed) {
        return UNSEEN.matcher(typed).replaceAll("");
    }
}
