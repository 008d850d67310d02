package io.tickertape.trading.hardening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.SignedJWT;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.security.token.generator.TokenGenerator;
import io.tickertape.testbed.client.Visitor;
import io.tickertape.trading.TraderPage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Somebody has copied the cookie of a login, and keeps it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KeptCookieTest {
    private static final String COOKIE = "tickertape-login";

    private EmbeddedServer one;
    private EmbeddedServer other;

    @BeforeAll
    void startTwoInstances() {
        one = Instances.start(Map.of());
        other = Instances.start(Map.of());
    }

    @AfterAll
    void stop() {
        one.close();
        other.close();
    }

    @Test
    void aCookieKeptOverALogoutOpensNothing() throws IOException {
        Visitor carol = Visitor.loggedIn(one.getPort(), "carol");
        Visitor thief = thiefOf(carol, one);
        assertEquals(101, Upgrades.statusWith(one.getPort(), thief.cookieHeader()));

        logOut(carol);

        assertRefused(one, thief);
        HttpResponse<String> desk = thief.get("/");
        assertEquals(303, desk.statusCode());
        assertTrue(desk.headers().allValues("Set-Cookie").stream().noneMatch(cookie -> cookie.startsWith(COOKIE)));
        assertEquals(200, Visitor.loggedIn(one.getPort(), "carol").get("/").statusCode());
    }

    @Test
    void aCookieKeptOverALogoutAtOneInstanceOpensNothingAtTheOther() throws Exception {
        Visitor carol = Visitor.loggedIn(one.getPort(), "carol");
        Visitor thief = thiefOf(carol, other);
        try (TraderPage page = TraderPage.openWith(other.getPort(), thief.cookieHeader());
                TraderPage another = TraderPage.open(other.getPort(), "carol")) {
            page.awaits("id=\"blotter\"");

            logOut(carol);

            assertEquals(1008, page.awaitsClose());
            assertRefused(other, thief);
            another.awaitsHeartbeat();
        }
    }

    @Test
    void aCookieKeptOverALogoutOpensNothingAfterARestart() throws IOException {
        Visitor carol = Visitor.loggedIn(one.getPort(), "carol");
        String copy = kept(carol);
        logOut(carol);

        try (EmbeddedServer restarted = Instances.start(Map.of())) {
            Visitor thief = new Visitor(restarted.getPort());
            thief.cookies.put(COOKIE, copy);
            assertRefused(restarted, thief);
        }
    }

    @Test
    void aCookieIsNotTakenBeforeItIsKnownWhichLoginsHaveEnded() throws IOException {
        Visitor before = Visitor.loggedIn(one.getPort(), "carol");
        try (EmbeddedServer alone = Instances.start(Map.of("kafka.bootstrap.servers", "127.0.0.1:1"))) {
            Visitor thief = thiefOf(before, alone);
            // At once: a handshake that waited would never be answered.
            assertEquals(503, Upgrades.statusWith(alone.getPort(), thief.cookieHeader()));
            HttpResponse<String> desk = thief.get("/");

            assertEquals(503, desk.statusCode());
            assertEquals("5", desk.headers().firstValue("Retry-After").orElseThrow());
            assertTrue(desk.body().contains("Kafka has not told yet which logins have ended"), desk.body());
            assertEquals(503, Upgrades.statusWith(alone.getPort(), thief.cookieHeader()));
            // A login that begins here can have ended nowhere else without being asked here.
            Visitor fresh = Visitor.loggedIn(alone.getPort(), "carol");
            assertEquals(200, fresh.get("/").statusCode());
            HttpResponse<String> answer = fresh.post("/logout", Map.of("formToken", Visitor.formToken(fresh.get("/"))));
            assertEquals(200, answer.statusCode());
            assertTrue(answer.body().contains("other instances are told as soon as it does"), answer.body());
        }
    }

    @Test
    void aCookieThatIsRenewedAgainAndAgainEndsAtItsLatest() throws Exception {
        Map<String, Object> claims = new HashMap<>(SignedJWT.parse(kept(Visitor.loggedIn(one.getPort(), "carol")))
                .getJWTClaimsSet()
                .getClaims());
        Instant began = Instant.now().minus(Duration.ofHours(12)).plusSeconds(3).truncatedTo(ChronoUnit.SECONDS);
        claims.put("auth_time", Date.from(began));
        Visitor thief = new Visitor(one.getPort());
        thief.cookies.put(
                COOKIE,
                one.getApplicationContext()
                        .getBean(TokenGenerator.class)
                        .generateToken(claims)
                        .orElseThrow());
        try (TraderPage page = TraderPage.openWith(one.getPort(), thief.cookieHeader())) {
            page.awaits("id=\"blotter\"");
            assertEquals(200, thief.get("/").statusCode());
            assertEquals(began.plus(Duration.ofHours(12)), ends(kept(thief)));

            assertEquals(1008, page.awaitsClose());
            assertRefused(one, thief);
            assertFalse(Instant.now().isBefore(began.plus(Duration.ofHours(12))));
        }
    }

    private static Instant ends(String cookie) throws ParseException {
        return SignedJWT.parse(cookie).getJWTClaimsSet().getExpirationTime().toInstant();
    }

    private static String kept(Visitor visitor) {
        return visitor.cookies.getOrDefault(COOKIE, "");
    }

    private static Visitor thiefOf(Visitor victim, EmbeddedServer at) {
        Visitor thief = new Visitor(at.getPort());
        thief.cookies.put(COOKIE, kept(victim));
        return thief;
    }

    private static void logOut(Visitor visitor) throws IOException {
        assertEquals(
                303,
                visitor.post("/logout", Map.of("formToken", Visitor.formToken(visitor.get("/"))))
                        .statusCode());
    }

    private void assertRefused(EmbeddedServer at, Visitor thief) throws IOException {
        assertEquals(401, thief.get("/login/state", "*/*").statusCode());
        assertEquals(401, Upgrades.statusWith(at.getPort(), thief.cookieHeader()));
    }
}
