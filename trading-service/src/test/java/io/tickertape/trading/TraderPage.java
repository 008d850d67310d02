package io.tickertape.trading;

import io.tickertape.testbed.client.DeskPage;
import io.tickertape.testbed.client.Handshake;
import io.tickertape.testbed.client.Visitor;
import java.io.IOException;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A desk's page of one of the demo's users, who logs in once for all services of this JVM. */
public final class TraderPage extends DeskPage {
    /** Cookies by account: every service of this JVM signs them with one key. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private static final Map<String, String> LOGINS = new ConcurrentHashMap<>();

    private TraderPage(Handshake handshake) throws IOException {
        super(handshake);
    }

    /** Alice's. */
    public static TraderPage open(int port) throws IOException {
        return open(port, "alice");
    }

    public static TraderPage open(int port, String account) throws IOException {
        return openWith(port, cookiesOf(port, account));
    }

    /** In a browser that has these cookies. */
    public static TraderPage openWith(int port, String cookies) throws IOException {
        Handshake handshake = new Handshake(Visitor.local(port), "/orders", Visitor.local(port), cookies);
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            try {
                return new TraderPage(handshake);
            } catch (WebSocketHandshakeException e) {
                // Until a service that has just begun knows which logins have ended: the desk's page tries again, too.
                if (e.getResponse().statusCode() != 503 || System.nanoTime() > end) {
                    throw e;
                }
                LockSupport.parkNanos(50_000_000);
            }
        }
    }

    /** Opens a socket as a page of some other origin would in alice's browser. */
    public static WebSocket connect(int port, @Nullable String origin, WebSocket.Listener listener) throws IOException {
        return connect(port, "/orders", origin, cookiesOf(port, "alice"), listener);
    }

    /**
     * Opens a socket as a page would.
     *
     * @param cookies as a browser sends them, or the empty text
     */
    public static WebSocket connect(
            int port, String path, @Nullable String origin, String cookies, WebSocket.Listener listener)
            throws IOException {
        return new Handshake(Visitor.local(port), path, origin, cookies).connect(listener);
    }

    /** Logs the account in, once. */
    public static String cookiesOf(int port, String account) throws IOException {
        String known = LOGINS.get(account);
        if (known != null) {
            return known;
        }
        String cookies = Visitor.loggedIn(port, account).cookieHeader();
        LOGINS.put(account, cookies);
        return cookies;
    }
}
