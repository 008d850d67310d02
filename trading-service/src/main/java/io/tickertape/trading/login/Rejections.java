package io.tickertape.trading.login;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import io.micronaut.security.filters.SecurityFilter;
import jakarta.inject.Singleton;
import java.net.URI;

/** Says why somebody was not let in: a browser is shown to the login, or told which role is missing. */
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
@SuppressWarnings("rawtypes")
final class Rejections implements ExceptionHandler<AuthorizationException, MutableHttpResponse<?>> {
    private static final String OLD_FORM = "The form was too old, or not from this page. Nothing was done: try again.";

    private static final String UNREAD = "Kafka has not told yet which logins have ended, so that none from before can"
            + " be taken: try again in a moment, or log in again.";

    private final ErrorResponseProcessor<?> errors;
    private final LoginPage page;

    Rejections(ErrorResponseProcessor<?> errors, LoginPage page) {
        this.errors = errors;
        this.page = page;
    }

    @Override
    public MutableHttpResponse<?> handle(HttpRequest request, AuthorizationException refused) {
        HttpRequest<?> asked = request;
        // Who is refused for the route is marked so; the rest is refused for the form's token.
        boolean isForm = asked.getAttribute(SecurityFilter.REJECTION).isEmpty();
        if (isForm && asked.getPath().equals("/login")) {
            return page.rendered(asked, page.answer(asked, HttpStatus.FORBIDDEN, "", "", OLD_FORM));
        }
        if (refused.isForbidden()) {
            return error(asked, HttpStatus.FORBIDDEN, isForm ? OLD_FORM : missingRole(refused));
        }
        if (asked.getAttribute(LoginCookie.UNKNOWN).isPresent()) {
            return unread(asked);
        }
        return isPage(asked)
                ? HttpResponse.seeOther(
                        URI.create("/login" + (asked.getPath().equals("/operator") ? "?next=/operator" : "")))
                : error(asked, HttpStatus.UNAUTHORIZED, "This needs a login.");
    }

    private MutableHttpResponse<?> unread(HttpRequest<?> request) {
        MutableHttpResponse<?> answer = isPage(request)
                ? page.rendered(request, page.answer(request, HttpStatus.SERVICE_UNAVAILABLE, "", "", UNREAD))
                : HttpResponse.status(HttpStatus.SERVICE_UNAVAILABLE)
                        .contentType(MediaType.TEXT_PLAIN_TYPE)
                        .body(UNREAD);
        return answer.header(HttpHeaders.RETRY_AFTER, "5");
    }

    private static boolean isPage(HttpRequest<?> request) {
        return request.accept().contains(MediaType.TEXT_HTML_TYPE)
                && (request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.POST);
    }

    private static String missingRole(AuthorizationException refused) {
        String name = refused.getAuthentication() == null
                ? "You"
                : refused.getAuthentication().getName();
        return name + " may not do this: it needs another role. Log in as somebody who has it.";
    }

    private MutableHttpResponse<?> error(HttpRequest<?> request, HttpStatus status, String words) {
        return errors.processResponse(
                ErrorContext.builder(request).errorMessage(words).build(), HttpResponse.status(status));
    }
}
