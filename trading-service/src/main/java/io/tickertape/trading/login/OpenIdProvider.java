package io.tickertape.trading.login;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Talks with the provider: where a login begins there, and what an ID token says that comes for a code. */
@Singleton
final class OpenIdProvider {
    /** What the provider says is not to be believed, or it says nothing; the words are for the log. */
    static final class UnconvincingException extends Exception {
        private static final long serialVersionUID = 1L;

        UnconvincingException(String words, @Nullable Throwable cause) {
            super(words, cause);
        }
    }

    private record Endpoints(String authorization, String token, JWKSource<SecurityContext> keys) {}

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

    private final OpenIdConfiguration config;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private volatile @Nullable Endpoints endpoints;

    OpenIdProvider(OpenIdConfiguration config) {
        this.config = config;
    }

    /** Where the browser goes to; it comes back with the state and a code. */
    URI authorization(OpenIdQuestion question) throws UnconvincingException, InterruptedException {
        return URI.create(endpoints().authorization() + "?"
                + form(Map.of(
                        "response_type", "code",
                        "scope", "openid profile",
                        "client_id", config.clientId(),
                        "redirect_uri", config.callback(),
                        "state", question.state(),
                        "nonce", question.nonce(),
                        "code_challenge", question.challenge(),
                        "code_challenge_method", "S256")));
    }

    /** The claims of the ID token that the provider gives for a code, once all of them are checked. */
    JWTClaimsSet claims(String code, OpenIdQuestion question) throws UnconvincingException, InterruptedException {
        Endpoints known = endpoints();
        String basic = encoded(config.clientId()) + ":" + encoded(SecretFile.text(Path.of(config.clientSecretFile())));
        HttpRequest request = HttpRequest.newBuilder(URI.create(known.token()))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString(form(Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        config.callback(),
                        "code_verifier",
                        question.verifier()))))
                .build();
        Map<String, Object> answer = json(request);
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, known.keys()));
        processor.setJWTClaimsSetVerifier(verifier(question));
        try {
            JWTClaimsSet claims = processor.process(JSONObjectUtils.getString(answer, "id_token"), null);
            String party = claims.getStringClaim("azp");
            if (party != null && !party.equals(config.clientId())) {
                throw new UnconvincingException("its ID token is for another party", null);
            }
            return claims;
        } catch (ParseException | BadJOSEException | JOSEException | RuntimeException e) {
            throw new UnconvincingException("its ID token was refused: " + e.getMessage(), e);
        }
    }

    private DefaultJWTClaimsVerifier<SecurityContext> verifier(OpenIdQuestion question) {
        DefaultJWTClaimsVerifier<SecurityContext> verifier = new DefaultJWTClaimsVerifier<>(
                config.clientId(),
                new JWTClaimsSet.Builder()
                        .issuer(config.issuer())
                        .claim("nonce", question.nonce())
                        .build(),
                Set.of("sub", "exp", "iat"));
        verifier.setMaxClockSkew(0);
        return verifier;
    }

    private Endpoints endpoints() throws UnconvincingException, InterruptedException {
        Endpoints known = endpoints;
        if (known == null) {
            known = discover();
            endpoints = known;
        }
        return known;
    }

    private Endpoints discover() throws UnconvincingException, InterruptedException {
        String document = config.issuer().replaceFirst("/$", "") + "/.well-known/openid-configuration";
        Map<String, Object> found = json(HttpRequest.newBuilder(URI.create(document))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .build());
        try {
            if (!config.issuer().equals(JSONObjectUtils.getString(found, "issuer"))) {
                throw new UnconvincingException(document + " is of another issuer", null);
            }
            return new Endpoints(
                    requireNonNull(JSONObjectUtils.getString(found, "authorization_endpoint")),
                    requireNonNull(JSONObjectUtils.getString(found, "token_endpoint")),
                    JWKSourceBuilder.create(
                                    JSONObjectUtils.getURI(found, "jwks_uri").toURL())
                            .build());
        } catch (ParseException | IOException | RuntimeException e) {
            throw new UnconvincingException(document + " names no endpoints", e);
        }
    }

    private Map<String, Object> json(HttpRequest request) throws UnconvincingException, InterruptedException {
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new UnconvincingException(request.uri() + " answered " + answer.statusCode(), null);
            }
            return JSONObjectUtils.parse(answer.body());
        } catch (IOException | ParseException e) {
            throw new UnconvincingException(request.uri() + " gave no answer", e);
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
