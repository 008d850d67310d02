package io.tickertape.trading;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.micronaut.http.HttpMethod;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.security.token.generator.TokenGenerator;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import io.micronaut.web.router.Router;
import io.tickertape.testbed.client.Visitor;
import io.tickertape.testbed.hardening.RawConnection;
import io.tickertape.trading.market.Market;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoginTest implements TestPropertyProvider {
    private static final String COOKIE = "tickertape-login";

    @Inject
    EmbeddedServer server;

    @Inject
    Market market;

    @Inject
    TokenGenerator tokens;

    @Inject
    Router router;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = new HashMap<>();
        properties.put("kafka.bootstrap.servers", TestBroker.bootstrapServers());
        properties.put("tickertape.login.attempts", "3");
        // Of "open sesame", with rounds enough for a moment of a core.
        properties.put(
                "tickertape.login.users.dave.password",
                "pbkdf2-sha256:100000:bm90IHNvIHJhbmRvbSBhdCBhbGw=:j3V5YNBaG0tIFmGnWL/q5rVy1lrkCJKEHLzkUEDXUmg=");
        properties.put("tickertape.login.users.dave.roles", "OPERATOR");
        return properties;
    }

    @Test
    void showsWhoIsNotLoggedInToTheLogin() throws IOException {
        Visitor nobody = visitor();
        HttpResponse<String> desk = nobody.get("/");

        assertEquals(303, desk.statusCode());
        assertEquals("/login", location(desk));
        assertTrue(desk.headers().firstValue("Content-Security-Policy").isPresent());
        assertEquals(401, nobody.get("/", "*/*").statusCode());
        assertEquals(401, nobody.get("/login/state", "*/*").statusCode());
        assertEquals(401, upgradeWith("/orders", "x=y"));
    }

    @Test
    void leavesTheRestOpen() throws IOException {
        for (String path : List.of("/assets/desk.css", "/assets/lib/htmx.min.js", "/health", "/prometheus", "/login")) {
            assertEquals(200, visitor().get(path, "*/*").statusCode(), path);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/beans", "/env", "/loggers", "/routes", "/refresh", "/stop", "/threaddump", "/info", "/keys"})
    void hasNothingElseOpenOrNot(String path) throws IOException {
        assertEquals(404, visitor().get(path).statusCode());
        assertEquals(404, Visitor.loggedIn(server.getPort(), "olivia").get(path).statusCode());
    }

    @Test
    void asksForNameAndPasswordAndNamesTheDemosUsers() throws IOException {
        HttpResponse<String> page = visitor().get("/login");

        assertTrue(
                page.body()
                        .contains(
                                """
                <main class="login"><section class="panel" aria-labelledby="login-title">\
                <h1 id="login-title">Log in</h1><form method="post" action="/login">\
                <input type="hidden" name="formToken" value="%s"><input type="hidden" name="next" value="">\
                <label class="field">Name
                        <input name="name" value="" required maxlength="32" autocomplete="username"\
                 autocapitalize="none" spellcheck="false" autofocus="autofocus"></label><label class="field">Password
                        <input type="password" name="password" required maxlength="256"\
                 autocomplete="current-password"></label><button type="submit" class="place">Log in</button></form>\
                <p class="demo">This is a demo: <b>alice</b>, <b>bob</b>, <b>carol</b> and <b>olivia</b>\
                 can log in with the password <b>demo</b>.</p></section></main>"""
                                        .formatted(Visitor.formToken(page))),
                page.body());
        assertEquals("no-store", page.headers().firstValue("Cache-Control").orElseThrow());
        assertEquals("same-origin", page.headers().firstValue("Referrer-Policy").orElseThrow());
    }

    @Test
    void handsOutACookieThatNoScriptAndNoOtherSiteCanUse() throws IOException {
        HttpResponse<String> answer = visitor().logsIn(" Alice ", "demo");
        String cookie = answer.headers().allValues("Set-Cookie").stream()
                .filter(line -> line.startsWith(COOKIE))
                .findFirst()
                .orElseThrow();

        assertEquals(303, answer.statusCode());
        assertEquals("/", location(answer));
        for (String attribute : List.of("; Max-Age=43200", "; Path=/", "; HTTPOnly", "; SameSite=Strict")) {
            assertTrue(cookie.contains(attribute), cookie);
        }
    }

    @Test
    void showsTheUsersOwnDeskAndRenewsTheLogin() throws Exception {
        Prices.put(TestBroker.bootstrapServers(), market, "1.01", "OWN");
        Visitor bob = Visitor.loggedIn(server.getPort(), "bob");
        HttpResponse<String> desk = bob.get("/");

        assertEquals(200, desk.statusCode());
        assertTrue(desk.body().contains("Account <b>bob</b>"), desk.body());
        assertTrue(desk.headers().allValues("Set-Cookie").stream().anyMatch(cookie -> cookie.startsWith(COOKIE)));
        assertEquals("bob", bob.get("/login/state", "*/*").body());
        try (TraderPage page = TraderPage.open(server.getPort(), "bob")) {
            page.awaits("id=\"blotter\"");
            String order = page.buys("1", "OWN", "1");
            page.awaits("data-outcome=\"received\"", order);
            assertTrue(OrdersLog.ordersWith(TestBroker.bootstrapServers(), order)
                    .get(0)
                    .contains("\"account\":\"bob\""));
        }
    }

    @Test
    void refusesAWrongPasswordAndAnUnknownNameInTheSameWords() throws IOException {
        HttpResponse<String> wrong = visitor().logsIn("carol", "Demo");
        HttpResponse<String> unknown = visitor().logsIn("mallory", "demo");

        for (HttpResponse<String> answer : List.of(wrong, unknown)) {
            assertEquals(401, answer.statusCode());
            assertTrue(answer.body().contains("<p class=\"fault\" role=\"alert\">Name or password is wrong.</p>"));
            assertFalse(
                    answer.headers().allValues("Set-Cookie").stream().anyMatch(cookie -> cookie.startsWith(COOKIE)));
        }
        assertTrue(wrong.body().contains("name=\"name\" value=\"carol\""));
    }

    @Test
    void escapesTheNameThatWasTyped() throws IOException {
        String page = visitor().logsIn("\"><script>", "x").body();

        assertTrue(page.contains("<input name=\"name\" value=\"&quot;&gt;&lt;script&gt;\""), page);
    }

    @Test
    void letsAConfiguredUserInAndLimitsTheWrongPasswordsForEachName() throws IOException {
        Visitor dave = visitor();
        assertEquals("/operator", location(dave.logsIn("dave", "open sesame")));
        for (int attempt = 0; attempt < 3; attempt++) {
            assertEquals(401, visitor().logsIn("dave", "guess " + attempt).statusCode());
        }
        HttpResponse<String> limited = visitor().logsIn("dave", "open sesame");

        assertEquals(429, limited.statusCode());
        long retryAfter = limited.headers().firstValueAsLong("Retry-After").orElseThrow();
        assertTrue(retryAfter > 240 && retryAfter <= 300, retryAfter + " s");
        assertTrue(limited.body().contains("Too many wrong passwords for this name: try again in 5 minutes."));
        assertEquals(200, dave.get("/login/state", "*/*").statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"name=%zz", "name=alice&password=%", "%e2%28=1", "name=%c3", "=", "&&&", "name"})
    void aBodyThatIsNoFormIsTheBrowsersFault(String body) throws IOException {
        int status = visitor()
                .post("/login", "application/x-www-form-urlencoded", body)
                .statusCode();

        // 403 where it can be read as a form, which then lacks its token.
        assertTrue(status == 400 || status == 403, body + ": " + status);
    }

    @Test
    void aBrowserThatHasLoggedInIsKnownAndNotLockedOut() throws IOException {
        Visitor carol = visitor();
        assertEquals(303, carol.logsIn("carol", "demo").statusCode());
        for (int attempt = 0; attempt < 3; attempt++) {
            assertEquals(401, visitor().logsIn("carol", "guess " + attempt).statusCode());
        }

        assertEquals(429, visitor().logsIn("carol", "demo").statusCode());
        assertEquals(303, carol.logsIn("carol", "demo").statusCode());
    }

    @Test
    void manyLoginsAtOnceLeaveTheServiceAnswering() throws Exception {
        AtomicInteger unanswered = new AtomicInteger(40);
        List<CompletableFuture<Integer>> logins = IntStream.range(0, 40)
                .mapToObj(any -> CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                // Of an unknown name, which costs as much as the costliest known one: dave's.
                                return visitor().logsIn("nobody" + any, "guess").statusCode();
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            } finally {
                                unanswered.decrementAndGet();
                            }
                        },
                        task -> new Thread(task).start()))
                .toList();
        int answered = 0;
        while (unanswered.get() > 0) {
            assertEquals(200, visitor().get("/health", "*/*").statusCode());
            answered += unanswered.get() > 0 ? 1 : 0;
        }

        assertTrue(answered > 0, "the logins were over before the health was asked for");
        Map<Integer, Long> statuses =
                logins.stream().map(CompletableFuture::join).collect(groupingBy(status -> status, counting()));
        assertTrue(Set.of(401, 429, 503).containsAll(statuses.keySet()), statuses.toString());
        assertTrue(statuses.containsKey(503), statuses.toString());
    }

    @Test
    void tellsWhichPageNeedsAnotherRole() throws IOException {
        HttpResponse<String> refused =
                Visitor.loggedIn(server.getPort(), "alice").get("/operator");

        assertEquals(403, refused.statusCode());
        assertTrue(
                refused.body()
                        .contains(
                                "<p>alice may not do this: it needs another role. Log in as somebody who has it.</p>"),
                refused.body());
    }

    @Test
    void returnsToThePageThatWasAskedForAndToNoneElsewhere() throws IOException {
        Visitor olivia = visitor();
        assertEquals("/login?next=/operator", location(olivia.get("/operator")));
        assertEquals("/operator", location(logsInFor(olivia, "/operator")));
        assertEquals("/", location(logsInFor(visitor(), "https://evil.example/")));
        assertEquals("/", location(logsInFor(visitor(), "//evil.example")));
    }

    @Test
    void takesNoFormThatIsNotFromItsOwnPages() throws IOException {
        Visitor alice = Visitor.loggedIn(server.getPort(), "alice");
        String token = Visitor.formToken(alice.get("/"));
        String another =
                Visitor.formToken(Visitor.loggedIn(server.getPort(), "alice").get("/"));

        for (Map<String, String> form : List.of(
                Map.<String, String>of(),
                Map.of("formToken", ""),
                Map.of("formToken", another),
                Map.of("formToken", "a.b"))) {
            HttpResponse<String> refused = alice.post("/logout", form);
            assertEquals(403, refused.statusCode());
            assertTrue(refused.body().contains("The form was too old, or not from this page."), refused.body());
        }
        assertEquals(
                403,
                alice.post("/logout", "application/x-www-form-urlencoded;charset=utf-8", "")
                        .statusCode());
        for (String type : List.of("text/plain", "application/json", "multipart/form-data; boundary=x")) {
            assertTrue(alice.post("/logout", type, "").statusCode() >= 400, type);
        }
        assertEquals("alice", alice.get("/login/state", "*/*").body());
        assertEquals(303, alice.post("/logout", Map.of("formToken", token)).statusCode());
    }

    @Test
    void takesNothingAtAllWithoutAForm() throws IOException {
        List<String> paths = router.uriRoutes()
                .filter(route -> route.getHttpMethod() != HttpMethod.GET && route.getHttpMethod() != HttpMethod.HEAD)
                .map(route -> route.getUriMatchTemplate().toPathString())
                .distinct()
                .toList();

        assertTrue(paths.containsAll(List.of("/login", "/logout")), paths::toString);
        Visitor olivia = Visitor.loggedIn(server.getPort(), "olivia");
        for (String path : paths) {
            assertEquals(403, olivia.post(path, Map.of("any", "thing")).statusCode(), path);
        }
    }

    @Test
    void takesNoLoginWithoutItsForm() throws IOException {
        HttpResponse<String> refused = visitor().post("/login", Map.of("name", "alice", "password", "demo"));

        assertEquals(403, refused.statusCode());
        assertTrue(refused.body().contains("The form was too old, or not from this page."), refused.body());
        assertTrue(refused.body().contains("<form method=\"post\" action=\"/login\">"), refused.body());
        assertEquals(
                413,
                visitor().post("/login", Map.of("name", "x".repeat(70_000))).statusCode());
    }

    @Test
    void compressesNoPageThatBearsATokenBesideWhatAnAddressChooses() throws IOException {
        String host = "Host: localhost:" + server.getPort() + "\r\nAccept-Encoding: gzip\r\n\r\n";
        RawConnection.Answer page =
                RawConnection.ask(server.getPort(), "GET /login?next=/operator HTTP/1.1\r\n" + host);
        RawConnection.Answer metrics = RawConnection.ask(server.getPort(), "GET /prometheus HTTP/1.1\r\n" + host);

        assertTrue(page.body().contains("formToken"), page.body());
        assertTrue(page.header("Content-Encoding").isEmpty());
        assertEquals("gzip", metrics.header("Content-Encoding").orElseThrow());
    }

    @Test
    void closesThePagesOfABrowserThatIsLoggedOut() throws Exception {
        Visitor browser = Visitor.loggedIn(server.getPort(), "carol");
        try (TraderPage other = TraderPage.open(server.getPort(), "carol");
                TraderPage page = TraderPage.openWith(server.getPort(), browser.cookieHeader())) {
            page.awaits("id=\"blotter\"");
            HttpResponse<String> answer =
                    browser.post("/logout", Map.of("formToken", Visitor.formToken(browser.get("/"))));

            assertEquals("/login", location(answer));
            assertFalse(browser.cookies.containsKey(COOKIE));
            assertEquals(1008, page.awaitsClose());
            other.awaitsHeartbeat();
        }
    }

    @Test
    void closesAPageWhoseLoginHasEnded() throws Exception {
        Visitor browser = visitor();
        Map<String, Object> claims = claims("alice");
        claims.put("exp", Date.from(Instant.now().plusSeconds(2)));
        browser.cookies.put(COOKIE, tokens.generateToken(claims).orElseThrow());
        try (TraderPage page = TraderPage.openWith(server.getPort(), browser.cookieHeader())) {
            page.awaits("id=\"blotter\"");

            assertEquals(1008, page.awaitsClose());
            assertEquals(401, browser.get("/login/state", "*/*").statusCode());
        }
    }

    @Test
    void keepsAPageFromTradingForAnotherAccountThanItShows() throws IOException {
        String cookies = TraderPage.cookiesOf(server.getPort(), "alice");

        assertEquals(403, upgradeWith("/orders?account=bob", cookies));
        assertEquals(101, upgradeWith("/orders?account=alice", cookies));
    }

    @Test
    void believesNoCookieThatItDidNotSign() throws Exception {
        String good = requireNonNull(
                Visitor.loggedIn(server.getPort(), "alice").cookies.get(COOKIE));
        Map<String, Object> expired = claims("alice");
        expired.put("exp", Date.from(Instant.now().minusSeconds(1)));
        Map<String, Object> endless = claims("alice");
        endless.remove("exp");
        Map<String, Object> otherPassword = claims("alice");
        otherPassword.put("stamp", "AAAAAAAAAAAAAAAA");

        assertEquals(200, statusWith(tokens.generateToken(claims("alice")).orElseThrow()));
        for (String forged : List.of(
                "",
                "nonsense",
                good.substring(0, good.lastIndexOf('.') + 1),
                good.substring(0, good.length() - 3) + "AAA",
                new PlainJWT(set(claims("alice"))).serialize(),
                signedBySomebodyElse(claims("alice")),
                tokens.generateToken(expired).orElseThrow(),
                tokens.generateToken(endless).orElseThrow(),
                tokens.generateToken(otherPassword).orElseThrow(),
                tokens.generateToken(claims("mallory")).orElseThrow())) {
            assertEquals(401, statusWith(forged), forged);
        }
    }

    /** What the service itself signs, read from a login of its own. */
    private Map<String, Object> claims(String name) throws IOException, ParseException {
        String token = Visitor.loggedIn(server.getPort(), "alice").cookies.get(COOKIE);
        Map<String, Object> claims =
                new HashMap<>(SignedJWT.parse(token).getJWTClaimsSet().getClaims());
        claims.put("sub", name);
        return claims;
    }

    private static JWTClaimsSet set(Map<String, Object> claims) {
        JWTClaimsSet.Builder set = new JWTClaimsSet.Builder();
        claims.forEach(set::claim);
        return set.build();
    }

    private static String signedBySomebodyElse(Map<String, Object> claims) throws JOSEException {
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), set(claims));
        token.sign(new MACSigner("0123456789abcdef0123456789abcdef"));
        return token.serialize();
    }

    private int statusWith(String token) throws IOException {
        Visitor visitor = visitor();
        visitor.cookies.put(COOKIE, token);
        return visitor.get("/login/state", "*/*").statusCode();
    }

    private HttpResponse<String> logsInFor(Visitor visitor, String next) throws IOException {
        String token = Visitor.formToken(visitor.get("/login?next=/operator"));
        return visitor.post("/login", Map.of("name", "olivia", "password", "demo", "next", next, "formToken", token));
    }

    /** By hand: Java's own client waits for ever when an upgrade is answered with 401. */
    private int upgradeWith(String path, String cookies) throws IOException {
        try (Socket socket = new Socket("localhost", server.getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nOrigin: " + origin() + "\r\nCookie: "
                                    + cookies
                                    + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String status = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            return Integer.parseInt(status.substring("HTTP/1.1 ".length()));
        }
    }

    private String origin() {
        return "http://localhost:" + server.getPort();
    }

    private Visitor visitor() {
        return new Visitor(server.getPort());
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
