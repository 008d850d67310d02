package io.tickertape.trading.login;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
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
    Users users(
            List<UserConfiguration> configured,
            LoginConfiguration config,
            OpenIdConfiguration provider,
            NettyHttpServerConfiguration server) {
        List<String> open = ListeningHosts.reachedByOthers(server);
        if (config.demoUsers() && !config.demoUsersAnywhere() && !open.isEmpty()) {
            throw new ConfigurationException("tickertape.login.demo-users lets anybody trade and halt trading with the"
                    + " password \"demo\", and micronaut.server.host is " + String.join(", ", open)
                    + ", which others reach too: leave demo"
                    + " users off, listen on 127.0.0.1, or set tickertape.login.demo-users-anywhere to true");
        }
        Users users = new Users(configured, config.demoUsers(), provider.isThere());
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
    PasswordLogin passwords(Users users, LoginLimits limits, InstantSource clock, HashGate gate, LoginKey key) {
        return new PasswordLogin(users, limits, clock, gate, text -> key.sign("attempts", text));
    }

    @Singleton
    EndedLogins ended(InstantSource clock) {
        return new EndedLogins(clock);
    }

    @Singleton
    HashGate gate() {
        return HashGate.leavingACore();
    }
}
