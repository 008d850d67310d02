package io.tickertape.trading.hardening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.micronaut.runtime.server.EmbeddedServer;
import io.tickertape.testbed.client.Visitor;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Logins by an OpenID Connect provider, and what somebody sends who is vouched for by none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ForgedIdTokenTest {
    private static final String COOKIE = "tickertape-login";

    private TestProvider provider;
    private EmbeddedServer server;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        provider = new TestProvider();
        Map<String, String> options = new HashMap<>();
        options.put("tickertape.login.openid.issuer", provider.issuer());
        options.put("tickertape.login.openid.client-id", TestProvider.CLIENT);
        options.put(
                "tickertape.login.openid.client-secret-file",
                Files.writeString(folder.resolve("secret"), TestProvider.SECRET + "\n")
                        .toString());
        options.put("tickertape.login.openid.callback", TestProvider.CALLBACK);
        options.put("tickertape.login.openid.label", "Acme");
        options.put("tickertape.login.openid.traders", "traders");
        options.put("tickertape.login.openid.operators", "risk,ops");
        server = Instances.start(options);
    }

    @AfterAll
    void stop() {
        server.close();
        provider.close();
    }

    @Test
    void whomTheProviderVouchesForHasADeskByTheSameCookieAsAnybodyElse() throws IOException {
        Visitor dora = new Visitor(server.getPort());
        assertTrue(dora.get("/login").body().contains("<a href=\"/login/openid\">Log in with Acme</a>"));
        Map<String, String> asked = begins(dora);
        assertEquals("code", asked.get("response_type"));
        assertEquals(TestProvider.CLIENT, asked.get("client_id"));
        assertEquals(TestProvider.CALLBACK, asked.get("redirect_uri"));

        HttpResponse<String> landing = comesBack(dora, asked, claims -> provider.signed(claims.build()));

        assertEquals(200, landing.statusCode());
        assertTrue(landing.body().contains("<meta http-equiv=\"refresh\" content=\"0; url=/\">"), landing.body());
        String cookie = landing.headers().allValues("Set-Cookie").stream()
                .filter(line -> line.startsWith(COOKIE))
                .findFirst()
                .orElseThrow();
        assertTrue(cookie.contains("; HTTPOnly") && cookie.contains("; SameSite=Strict"), cookie);
        HttpResponse<String> desk = dora.get("/");
        assertTrue(desk.body().contains("Account <b>dora</b>"), desk.body());
        assertTrue(desk.headers().allValues("Set-Cookie").stream().anyMatch(line -> line.startsWith(COOKIE)));
        assertEquals("dora", dora.get("/login/state", "*/*").body());
        assertEquals(403, dora.get("/operator").statusCode());

        String kept = dora.cookies.getOrDefault(COOKIE, "");
        dora.post("/logout", Map.of("formToken", Visitor.formToken(dora.get("/"))));
        assertEquals(401, statusWith(kept));
    }

    @Test
    void rolesAreThoseOfTheConfigurationAndNoOthers() throws IOException {
        Visitor otto = new Visitor(server.getPort());
        HttpResponse<String> landing = comesBack(
                otto,
                begins(otto),
                claims -> provider.signed(claims.claim("preferred_username", "otto")
                        .claim("groups", List.of("staff", "ops"))
                        .build()));
        assertTrue(landing.body().contains("url=/operator"), landing.body());
        assertEquals(200, otto.get("/operator").statusCode());
        assertEquals(403, otto.get("/").statusCode());

        for (Object groups : Arrays.asList("Traders", List.of("staff"), "OPERATOR", 7, null)) {
            assertRefused(
                    "no role here",
                    claims -> provider.signed(claims.claim("groups", groups).build()));
        }
    }

    @Test
    void aNameOfTheProvidersThatIsNoneOfAnAccountOrIsSomebodyElsesIsRefused() throws IOException {
        assertRefused(
                "The account alice is of somebody who logs in with a password.",
                claims -> provider.signed(
                        claims.claim("preferred_username", "Alice").build()));
        for (Object name : Arrays.asList("", "a b", "dora@acme.example", "x".repeat(33), "<b>", 7, null)) {
            assertRefused(
                    "The provider names you by no name of an account",
                    claims -> provider.signed(
                            claims.claim("preferred_username", name).build()));
        }
    }

    @Test
    void aForgedIdTokenIsRefused() throws IOException {
        Map<String, Function<JWTClaimsSet.Builder, String>> forgeries = new LinkedHashMap<>();
        forgeries.put(
                "signed by another key of the same id",
                claims -> TestProvider.signed(claims.build(), TestProvider.newKey("the provider's")));
        forgeries.put(
                "signed by another key", claims -> TestProvider.signed(claims.build(), TestProvider.newKey("another")));
        forgeries.put("not signed", claims -> new PlainJWT(claims.build()).serialize());
        forgeries.put("signed with the client's secret", claims -> signedWithTheSecret(claims.build()));
        forgeries.put(
                "of another question",
                claims -> provider.signed(claims.claim("nonce", "another").build()));
        forgeries.put(
                "of no question",
                claims -> provider.signed(claims.claim("nonce", null).build()));
        forgeries.put(
                "for another client",
                claims -> provider.signed(claims.audience("another").build()));
        forgeries.put(
                "of another issuer",
                claims -> provider.signed(claims.issuer("http://localhost:1").build()));
        forgeries.put(
                "too old",
                claims -> provider.signed(
                        claims.expirationTime(Date.from(Instant.now().minusSeconds(1)))
                                .build()));
        forgeries.put("no token", claims -> "nonsense");
        for (Map.Entry<String, Function<JWTClaimsSet.Builder, String>> forgery : forgeries.entrySet()) {
            Visitor mallory = new Visitor(server.getPort());
            HttpResponse<String> answer = comesBack(mallory, begins(mallory), forgery.getValue());

            assertEquals(401, answer.statusCode(), forgery.getKey());
            assertTrue(answer.body().contains("does not fit what this browser asked for"), forgery.getKey());
            assertFalse(mallory.cookies.containsKey(COOKIE), forgery.getKey());
        }
    }

    @Test
    void anAnswerToAnotherBrowsersQuestionIsRefused() throws IOException {
        Visitor victim = new Visitor(server.getPort());
        Visitor mallory = new Visitor(server.getPort());
        Map<String, String> ofVictim = begins(victim);
        Map<String, String> ofMallory = begins(mallory);
        for (String state : Arrays.asList(ofMallory.get("state"), "nonsense", "", null)) {
            Map<String, String> asked = new HashMap<>(ofVictim);
            asked.put("state", state);
            assertNotLoggedIn(victim, comesBack(victim, asked, claims -> provider.signed(claims.build())));
        }
        Visitor stranger = new Visitor(server.getPort());
        assertNotLoggedIn(stranger, comesBack(stranger, ofMallory, claims -> provider.signed(claims.build())));
    }

    @Test
    void aCodeThatTheProviderDidNotGiveIsRefused() throws IOException {
        Visitor mallory = new Visitor(server.getPort());
        Map<String, String> asked = begins(mallory);

        assertNotLoggedIn(
                mallory, mallory.get("/login/openid/callback?code=guessed&state=" + encoded(asked.get("state"))));
        assertNotLoggedIn(
                mallory,
                mallory.get("/login/openid/callback?error=access_denied&state=" + encoded(asked.get("state"))));
    }

    /** The provider says who somebody is; only the service logs them in, whatever a token says. */
    @Test
    void aTokenThatTheProviderSignedIsNoLogin() throws IOException, ParseException {
        Visitor dora = new Visitor(server.getPort());
        comesBack(dora, begins(dora), claims -> provider.signed(claims.build()));
        String login = dora.cookies.getOrDefault(COOKIE, "");
        assertEquals(200, statusWith(login));

        assertEquals(401, statusWith(provider.signed(JWTParser.parse(login).getJWTClaimsSet())));
    }

    private void assertRefused(String words, Function<JWTClaimsSet.Builder, String> token) throws IOException {
        Visitor visitor = new Visitor(server.getPort());
        HttpResponse<String> answer = comesBack(visitor, begins(visitor), token);

        assertEquals(401, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains(words), answer.body());
        assertFalse(visitor.cookies.containsKey(COOKIE));
    }

    private void assertNotLoggedIn(Visitor visitor, HttpResponse<String> answer) {
        assertTrue(answer.statusCode() >= 400 && answer.statusCode() < 500, answer.statusCode() + answer.body());
        assertFalse(visitor.cookies.containsKey(COOKIE));
    }

    /** What the service asks of the provider, by way of the browser. */
    private Map<String, String> begins(Visitor visitor) throws IOException {
        HttpResponse<String> redirect = visitor.get("/login/openid");
        String location = redirect.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(redirect.statusCode() + redirect.body()));
        assertTrue(location.startsWith(provider.issuer() + "/authorize?"), location);
        return TestProvider.fields(location.substring(location.indexOf('?') + 1));
    }

    /** The browser comes back with a code for the token that is made of the claims about a dora. */
    private HttpResponse<String> comesBack(
            Visitor visitor, Map<String, String> asked, Function<JWTClaimsSet.Builder, String> token)
            throws IOException {
        String idToken = token.apply(provider.claims("dora", asked.getOrDefault("nonce", "")));
        String code = provider.codeFor(idToken, asked.getOrDefault("code_challenge", ""));
        String state = asked.get("state");
        return visitor.get("/login/openid/callback?code=" + code + (state == null ? "" : "&state=" + encoded(state)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String signedWithTheSecret(JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            token.sign(new MACSigner(TestProvider.SECRET));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private int statusWith(String token) throws IOException {
        Visitor visitor = new Visitor(server.getPort());
        visitor.cookies.put(COOKIE, token);
        return visitor.get("/login/state", "*/*").statusCode();
    }
}
