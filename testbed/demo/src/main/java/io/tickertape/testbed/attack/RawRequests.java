package io.tickertape.testbed.attack;

import java.util.ArrayList;
import java.util.List;

/** Requests that are malformed, too large, ambiguous, or from another site. */
final class RawRequests {
    private static final int BLOCK = 3;
    private static final int PAUSE_MILLIS = 1_000;
    private static final String REFUSED = "4\\d\\d|505|closed|no connection";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";

    private final List<Assignment> all = new ArrayList<>();
    private final Target target;
    private final Sources from = new Sources(BLOCK, 40);

    private RawRequests(Target target) {
        this.target = target;
    }

    static List<Assignment> against(Target target) {
        RawRequests requests = new RawRequests(target);
        requests.heads();
        requests.paths();
        requests.methods();
        requests.tooLarge();
        requests.ambiguous();
        requests.foreign();
        return List.copyOf(requests.all);
    }

    private void heads() {
        get("two-hosts", "two Host headers", REFUSED, "Host: {host}\r\nHost: evil.example\r\n");
        get("no-host", "no Host header", REFUSED, "X-Nothing: 1\r\n");
        get("obs-fold", "a folded header line", REFUSED, "Host: {host}\r\nX-Folded: a\r\n b\r\n");
        get("nul-in-head", "a NUL in a header", REFUSED, "Host: {host}\r\nX-Nul: a\0b\r\n");
        get("space-before-colon", "a space before a header's colon", REFUSED, "Host : {host}\r\n");
        get(
                "two-lengths",
                "two lengths of a body",
                REFUSED,
                "Host: {host}\r\nContent-Length: 1\r\nContent-Length: 2\r\n");
        raw("bare-lf", "lines that end with LF alone", REFUSED, "GET /health HTTP/1.1\nHost: {host}\n\n");
        raw("http-0-9", "a request line without a version", REFUSED, "GET /health\r\n\r\n");
        raw("http-3-7", "a version that does not exist", REFUSED, "GET /health HTTP/3.7\r\nHost: {host}\r\n\r\n");
        raw(
                "binary",
                "the beginning of a TLS handshake",
                REFUSED,
                "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\r\n\r\n");
        get(
                "h2c-upgrade",
                "an upgrade to HTTP/2",
                "200|" + REFUSED,
                "Host: {host}\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n");
        raw("h2-preface", "HTTP/2 from the first byte", REFUSED, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    }

    private void paths() {
        path("percent-zz", "an escape that is none, in a query", REFUSED, "/prices?symbols=%zz");
        path("dots-in-path", "..%2f out of the static files", REFUSED, "/assets/..%2f..%2fapplication.yml");
        path("dots-escaped", "%2e%2e out of the static files", REFUSED, "/assets/%2e%2e/%2e%2e/etc/passwd");
        path("backslashes", "..%5c out of the static files", REFUSED, "/assets/..%5c..%5capplication.yml");
        path("nul-in-path", "%00 in a path", REFUSED, "/assets/tape.css%00.png");
        post("percent-zz-form", "an escape that is none, in a form", REFUSED, "", "name=%zz&password=%zz");
    }

    private void methods() {
        for (String method : List.of("PUT", "TRACE", "CONNECT", "DELETE", "get", "BREW")) {
            raw(
                    "method-" + (method.equals("get") ? "lower-case" : method.toLowerCase(java.util.Locale.ROOT)),
                    "the method " + method,
                    "501|" + REFUSED,
                    method + " / HTTP/1.1\r\nHost: {host}\r\n\r\n");
        }
    }

    private void tooLarge() {
        get("huge-head", "a header of 64 KB", REFUSED, "Host: {host}\r\nX-Huge: " + "x".repeat(65_536) + "\r\n");
        get("many-headers", "5,000 headers", REFUSED, "Host: {host}\r\n" + "X-Many: 1\r\n".repeat(5_000));
        path("huge-path", "an address of 100 KB", REFUSED, "/?symbols=" + "A,".repeat(50_000));
        post("huge-body", "a form of 2 MB", REFUSED, "", "name=" + "x".repeat(2 << 20));
        raw(
                "claimed-body",
                "a length beyond every number",
                REFUSED,
                "POST /login HTTP/1.1\r\nHost: {host}\r\n" + FORM + "Content-Length: 99999999999999999999\r\n\r\n");
        raw(
                "negative-body",
                "a length below zero",
                REFUSED,
                "POST /login HTTP/1.1\r\nHost: {host}\r\n" + FORM + "Content-Length: -1\r\n\r\n");
        raw("gzip-bomb", "a form of 64 MB in 64 KB of gzip", REFUSED, GzipBomb.request());
        raw(
                "pipelined",
                "100 requests at once",
                "200(x\\d+)?|" + REFUSED,
                "GET /health HTTP/1.1\r\nHost: {host}\r\n\r\n".repeat(100));
    }

    private void ambiguous() {
        chunked("chunk-size", "a chunk whose size is no number", "zz\r\nx\r\n0\r\n\r\n");
        chunked("chunk-huge", "a chunk of 2^64 bytes", "ffffffffffffffff\r\nx\r\n");
        chunked(
                "chunk-extension",
                "a chunk with 100 KB of extension",
                "1;" + "x".repeat(100_000) + "\r\nx\r\n0\r\n\r\n");
        smuggled(
                "smuggling-cl-te",
                "a length and chunks",
                "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n",
                "0\r\n\r\n");
        smuggled(
                "smuggling-te-te",
                "two transfer encodings",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
                "0\r\n\r\n");
        smuggled(
                "smuggling-te-obscured",
                "an encoding that proxies read differently",
                "Content-Length: 4\r\nTransfer-Encoding: xchunked\r\n",
                "x=12");
    }

    private void foreign() {
        get("foreign-host", "the Host of another site (DNS rebinding)", "421|" + REFUSED, "Host: evil.example\r\n");
        raw(
                "foreign-absolute",
                "the address of another site",
                "421|" + REFUSED,
                "GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n");
        post(
                "foreign-login",
                "a login sent by another site",
                REFUSED,
                "Origin: http://evil.example\r\n",
                "name=alice&password=demo");
        raw("foreign-socket", "a socket opened by another site", REFUSED, upgrade("Origin: http://evil.example\r\n"));
        raw("no-origin-socket", "a socket opened by a program", REFUSED, upgrade(""));
    }

    private static String upgrade(String origin) {
        return "GET /orders HTTP/1.1\r\nHost: {host}\r\n" + origin + "Connection: Upgrade\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n";
    }

    private void get(String name, String purpose, String defence, String head) {
        raw(name, purpose, defence, "GET /health HTTP/1.1\r\n" + head + "\r\n");
    }

    private void path(String name, String purpose, String defence, String path) {
        raw(name, purpose, defence, "GET " + path + " HTTP/1.1\r\nHost: {host}\r\n\r\n");
    }

    private void post(String name, String purpose, String defence, String head, String body) {
        raw(
                name,
                purpose,
                defence,
                "POST /login HTTP/1.1\r\nHost: {host}\r\n" + head + FORM + "Content-Length: " + body.length()
                        + "\r\n\r\n" + body);
    }

    private void chunked(String name, String purpose, String body) {
        raw(
                name,
                purpose,
                REFUSED,
                "POST /login HTTP/1.1\r\nHost: {host}\r\n" + FORM + "Transfer-Encoding: chunked\r\n\r\n" + body);
    }

    /** Whoever reads the body in the other way takes what follows for another request: two answers tell. */
    private void smuggled(String name, String purpose, String head, String body) {
        raw(
                name,
                purpose,
                REFUSED,
                "POST /login HTTP/1.1\r\nHost: {host}\r\n" + FORM + head + "\r\n" + body
                        + "GET /smuggled HTTP/1.1\r\nHost: {host}\r\n\r\n");
    }

    private void raw(String name, String purpose, String defence, String text) {
        all.add(Assignment.of(name, purpose, PAUSE_MILLIS, defence, new RawRequest(target.both(), from, () -> text)));
    }
}
