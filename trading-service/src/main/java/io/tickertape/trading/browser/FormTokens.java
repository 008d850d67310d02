package io.tickertape.trading.browser;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.csrf.CsrfConfiguration;
import io.micronaut.security.csrf.generator.CsrfTokenGenerator;
import io.micronaut.security.csrf.repository.CsrfTokenRepository;
import io.micronaut.security.csrf.validator.CsrfTokenValidator;
import jakarta.inject.Singleton;

/** What a page writes into its forms, so that no other site's page can send them. */
@Singleton
public final class FormTokens {
    /** The name of the hidden field. */
    public static final String FIELD = "formToken";

    private final CsrfTokenRepository<HttpRequest<?>> known;
    private final CsrfTokenValidator<HttpRequest<?>> validator;
    private final CsrfTokenGenerator<HttpRequest<?>> generator;
    private final CsrfConfiguration config;

    FormTokens(
            CsrfTokenRepository<HttpRequest<?>> known,
            CsrfTokenValidator<HttpRequest<?>> validator,
            CsrfTokenGenerator<HttpRequest<?>> generator,
            CsrfConfiguration config) {
        this.known = known;
        this.validator = validator;
        this.generator = generator;
        this.config = config;
    }

    /** The one that the browser has, as long as it is good for its login: other pages of it have it too. */
    public FormToken of(HttpRequest<?> request) {
        return known.findCsrfToken(request)
                .filter(token -> validator.validateCsrfToken(request, token))
                .map(token -> new FormToken(FIELD, token, null))
                .orElseGet(() -> fresh(request));
    }

    /**
     * To be asked before a form is acted on.
     *
     * @param token what came in the form's hidden field
     * @throws AuthorizationException if the form is not from a page of ours, or from a page of another login
     */
    public void require(HttpRequest<?> request, @Nullable String token) {
        if (token == null || !validator.validateCsrfToken(request, token)) {
            throw new AuthorizationException(
                    request.getUserPrincipal(Authentication.class).orElse(null));
        }
    }

    private FormToken fresh(HttpRequest<?> request) {
        String token = generator.generateCsrfToken(request);
        Cookie cookie = Cookie.of(config.getCookieName(), token);
        cookie.configure(config, request.isSecure());
        return new FormToken(FIELD, token, cookie);
    }

    /**
     * A form's hidden field.
     *
     * @param cookie what the browser must be handed with the page, if it does not have it yet
     */
    public record FormToken(String field, String value, @Nullable Cookie cookie) {
        /** Shows neither the token nor its cookie. */
        @Override
        public String toString() {
            return "FormToken[field=" + field + "]";
        }

        /**
         * Hands the token to the browser. Compressed beside a text that another site chooses, such as where a login leads
         * to, a page's length would give its token away.
         */
        public <T> MutableHttpResponse<T> handTo(MutableHttpResponse<T> response) {
            response.header(HttpHeaders.CACHE_CONTROL, "no-transform");
            return cookie == null ? response : response.cookie(cookie);
        }
    }
}
