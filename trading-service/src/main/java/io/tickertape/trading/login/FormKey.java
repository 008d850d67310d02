package io.tickertape.trading.login;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.annotation.NonNull;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.security.csrf.CsrfConfiguration;
import io.tickertape.trading.browser.FormTokens;
import jakarta.inject.Singleton;
import java.time.temporal.TemporalAmount;
import java.util.Optional;

/** How forms are signed, so that only our own pages can send them: with the login's key, and for that login. */
@Singleton
@Replaces(CsrfConfiguration.class)
final class FormKey implements CsrfConfiguration {
    private final String key;
    private final LoginConfiguration config;

    FormKey(LoginKey key, LoginConfiguration config) {
        this.key = key.derive("forms");
        this.config = config;
    }

    @Override
    public boolean isEnabled() {
        return true;
    }

    @Override
    public int getRandomValueSize() {
        return 16;
    }

    @Override
    @Nullable
    public String getSecretKey() {
        return key;
    }

    @Override
    @NonNull
    public String getHeaderName() {
        return "X-CSRF-TOKEN";
    }

    @Override
    @NonNull
    public String getHttpSessionName() {
        return getFieldName();
    }

    @Override
    @NonNull
    public String getFieldName() {
        return FormTokens.FIELD;
    }

    @Override
    @NonNull
    public String getCookieName() {
        return "tickertape-form";
    }

    @Override
    public Optional<String> getCookieDomain() {
        return Optional.empty();
    }

    @Override
    public Optional<String> getCookiePath() {
        return Optional.of("/");
    }

    @Override
    public Optional<Boolean> isCookieHttpOnly() {
        return Optional.of(true);
    }

    @Override
    public Optional<Boolean> isCookieSecure() {
        return Optional.of(config.secureCookies());
    }

    @Override
    public Optional<SameSite> getCookieSameSite() {
        return Optional.of(SameSite.Strict);
    }

    /** None: it lasts as long as the browser runs. */
    @Override
    public Optional<TemporalAmount> getCookieMaxAge() {
        return Optional.empty();
    }
}
