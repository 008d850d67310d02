package io.tickertape.tape.edge;

import io.netty.handler.codec.http.HttpHeaders;
import java.util.Map;

/** The headers of every answer: a browser runs and shows only files of this service. */
public final class SecurityHeaders {
    public static final String POLICY = "Content-Security-Policy";

    private static final Map<String, String> ALWAYS = Map.of(
            POLICY,
            policy("'none'"),
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
            // Not none: a form's browser would then hide its origin too, and be taken for a page of somebody else's.
            "Referrer-Policy",
            "same-origin",
            "X-Content-Type-Options",
            "nosniff");

    private SecurityHeaders() {}

    /**
     * The policy of a page that others may frame.
     *
     * @param ancestors who may, as the policy names them
     */
    public static String policy(String ancestors) {
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                + "base-uri 'none'; form-action 'self'; frame-ancestors " + ancestors;
    }

    /**
     * Adds those that are not there yet.
     *
     * @param isSecure whether the browser came by TLS, by which it is to come from now on
     */
    static void add(HttpHeaders headers, boolean isSecure) {
        ALWAYS.forEach((name, value) -> {
            if (!headers.contains(name)) {
                headers.set(name, value);
            }
        });
        if (isSecure) {
            headers.set("Strict-Transport-Security", "max-age=31536000");
        }
    }
}
