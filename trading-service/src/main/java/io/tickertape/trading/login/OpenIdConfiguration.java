package io.tickertape.trading.login;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.List;

/**
 * The OpenID Connect provider that may vouch for users, and who they are here.
 *
 * @param issuer where the provider is, as its tokens name it; none if empty
 * @param clientId by which the provider knows this service
 * @param clientSecretFile with the secret that the provider gave this service
 * @param callback where a browser comes back to from the provider, as the provider has it registered
 * @param label what the login page calls the provider
 * @param nameClaim of the ID token, with the account's name
 * @param rolesClaim with what somebody is there, as a text or a list of texts
 * @param traders values of it that make somebody a trader here
 * @param operators values of it that make somebody an operator here
 */
@ConfigurationProperties("tickertape.login.openid")
public record OpenIdConfiguration(
        @Bindable(defaultValue = "") String issuer,
        @Bindable(defaultValue = "") String clientId,
        @Bindable(defaultValue = "") String clientSecretFile,
        @Bindable(defaultValue = "") String callback,
        @Bindable(defaultValue = "single sign-on") String label,
        @Bindable(defaultValue = "preferred_username") String nameClaim,
        @Bindable(defaultValue = "groups") String rolesClaim,
        @Bindable(defaultValue = "") List<String> traders,
        @Bindable(defaultValue = "") List<String> operators) {
    public OpenIdConfiguration {
        traders = traders.stream().filter(value -> !value.isBlank()).toList();
        operators = operators.stream().filter(value -> !value.isBlank()).toList();
        boolean isWhole =
                !clientId.isEmpty() && !clientSecretFile.isEmpty() && callback.endsWith(OpenIdController.CALLBACK);
        if (!issuer.isEmpty() && !isWhole) {
            throw new IllegalArgumentException(
                    "tickertape.login.openid.issuer needs client-id, client-secret-file and a"
                            + " callback such as https://desk.example" + OpenIdController.CALLBACK);
        }
        boolean isSafe = issuer.isEmpty()
                || issuer.startsWith("https://")
                || issuer.matches("http://(localhost|127\\.0\\.0\\.1)(:\\d+)?(/.*)?");
        if (!isSafe) {
            throw new IllegalArgumentException(
                    "tickertape.login.openid.issuer must begin with https://, or be on this machine");
        }
    }

    boolean isThere() {
        return !issuer.isEmpty();
    }
}
