package io.tickertape.trading.login;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.security.token.jwt.signature.SignatureGeneratorConfiguration;
import io.micronaut.security.token.jwt.signature.secret.SecretSignature;
import io.micronaut.security.token.jwt.signature.secret.SecretSignatureConfiguration;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of a login, which no other room may touch. */
@Factory
final class LoginStage {
    private static final Logger LOG = LoggerFactory.getLogger(LoginStage.class);

    @Context
    Users users(List<UserConfiguration> configured, LoginConfiguration config) {
        Users users = new Users(configured, config.demoUsers());
        if (!users.demoNames().isEmpty()) {
            LOG.warn(
                    "Anybody can log in as {} with the password \"demo\": set tickertape.login.demo-users to false"
                            + " where this is not a demo",
                    String.join(", ", users.demoNames()));
        }
        return users;
    }

    @Context
    LoginKey key(LoginConfiguration config) {
        return LoginKey.of(config);
    }

    @Named("generator")
    @Singleton
    SignatureGeneratorConfiguration signature(LoginKey key) {
        SecretSignatureConfiguration secret = new SecretSignatureConfiguration("generator");
        secret.setSecret(key.derive("logins"));
        secret.setBase64(true);
        secret.setJwsAlgorithm(LoginCookie.ALGORITHM);
        return new SecretSignature(secret);
    }

    @Singleton
    Attempts attempts(LoginConfiguration config, InstantSource clock) {
        return new Attempts(config.attempts(), config.attemptsWindow(), clock);
    }
}
