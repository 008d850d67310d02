package io.tickertape.tape.edge;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.net.SocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the head of every request, whatever its route. */
final class RequestRules {
    private static final Set<HttpMethod> HARMLESS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private static final Set<HttpVersion> SPOKEN = Set.of(HttpVersion.HTTP_1_0, HttpVersion.HTTP_1_1);

    private final AllowedHosts hosts;

    RequestRules(AllowedHosts hosts) {
        this.hosts = hosts;
    }

    /**
     * Looks at a head; null where nothing is wrong.
     *
     * @param isSecure whether the browser came by TLS
     * @param local the address that the connection came to
     */
    @Nullable
    Refusal refusalOf(HttpRequest request, boolean isSecure, @Nullable SocketAddress local) {
        if (request.decoderResult().isFailure()) {
            return unreadable(request.decoderResult().cause());
        }
        if (!SPOKEN.contains(request.protocolVersion())) {
            return new Refusal(
                    HttpResponseStatus.HTTP_VERSION_NOT_SUPPORTED, "malformed", "This service speaks HTTP/1.1.");
        }
        String method = request.method().name();
        if (!method.equals(method.toUpperCase(Locale.ROOT))) {
            // A proxy in front takes it for another method, and lets through what it forbids of the one meant.
            return Refusal.malformed("A method is written in capital letters, such as GET.");
        }
        if (!request.uri().startsWith("/")) {
            return Refusal.malformed("A request names a path that begins with a slash.");
        }
        if (request.headers().contains("Sec-WebSocket-Key1")
                || request.headers().contains("Sec-WebSocket-Key2")) {
            // The codec takes the eight bytes that follow for this request's body, a proxy in front does not.
            return Refusal.malformed("This service speaks version 13 of WebSocket, which has one key.");
        }
        List<String> named = request.headers().getAll(HttpHeaderNames.HOST);
        if (named.size() != 1 && !(named.isEmpty() && request.protocolVersion().equals(HttpVersion.HTTP_1_0))) {
            return Refusal.malformed("A request names its host once, in the header Host.");
        }
        String host = named.isEmpty() ? "localhost" : named.get(0);
        if (!hosts.allow(host, local)) {
            return new Refusal(
                    HttpResponseStatus.MISDIRECTED_REQUEST,
                    "host",
                    "This service does not answer for the host that was asked: it is not among tickertape.edge.hosts.");
        }
        return isFromElsewhere(request, host, isSecure)
                ? new Refusal(
                        HttpResponseStatus.FORBIDDEN,
                        "origin",
                        "The form is from a page of another site. Nothing was done.")
                : null;
    }

    private static Refusal unreadable(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return new Refusal(HttpResponseStatus.REQUEST_URI_TOO_LONG, "malformed", "The address is too long.");
        }
        if (cause instanceof TooLongHttpHeaderException) {
            return new Refusal(
                    HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
                    "malformed",
                    "The request's headers are too long.");
        }
        return Refusal.malformed("The request is not as HTTP/1.1 says.");
    }

    /** Browsers name the origin of every page that sends a form; a program has none, and no login to misuse either. */
    private static boolean isFromElsewhere(HttpRequest request, String host, boolean isSecure) {
        if (HARMLESS.contains(request.method())) {
            return false;
        }
        return request.headers().getAll(HttpHeaderNames.ORIGIN).stream()
                .anyMatch(origin -> !origin.equalsIgnoreCase("https://" + host)
                        && (isSecure || !origin.equalsIgnoreCase("http://" + host)));
    }
}
