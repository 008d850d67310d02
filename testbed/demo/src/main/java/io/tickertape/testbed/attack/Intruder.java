package io.tickertape.testbed.attack;

import io.tickertape.testbed.client.Fragment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser in an attacker's hands, at trading-service: it comes from an address of its own and forges what it likes. */
final class Intruder {
    private static final Pattern COOKIE = Pattern.compile("(?i)\r\nset-cookie: ?([^=;\r]+)=([^;\r]*)");
    private static final long PATIENCE_SECONDS = 15;

    /** By name; an attack sets them as it likes. */
    final Map<String, String> cookies = new ConcurrentHashMap<>();

    private final Service trading;
    private final InetAddress from;

    Intruder(Service trading, InetAddress from) {
        this.trading = trading;
        this.from = from;
    }

    /** An answer's status, or {@code closed} or {@code silent}, and all its text. */
    record Answer(String status, String text) {
        /** The token of the page's forms; empty if there is none. */
        String formToken() {
            return new Fragment(text).hiddenFields().getOrDefault("formToken", "");
        }
    }

    /** Logs in as a user whose password is known; whether the service lets the intruder in. */
    boolean logsIn(String name, String password) throws IOException {
        return attempt(name, password, get("/login").formToken()).status().equals("303");
    }

    /** One attempt to log in, with the token of a login page that was loaded before. */
    Answer attempt(String name, String password, String formToken) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("formToken", formToken);
        fields.put("name", name);
        fields.put("password", password);
        return post("/login", fields);
    }

    Answer get(String path) throws IOException {
        return answer("GET " + path + " HTTP/1.1\r\n" + head() + "Accept: text/html\r\n\r\n");
    }

    Answer post(String path, Map<String, String> fields) throws IOException {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return answer("POST " + path + " HTTP/1.1\r\n" + head() + "Origin: " + trading.origin()
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body);
    }

    private String head() {
        String kept = cookieHeader();
        return "Host: " + trading.host() + "\r\nConnection: close\r\n"
                + (kept.isEmpty() ? "" : "Cookie: " + kept + "\r\n");
    }

    String cookieHeader() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    InetAddress from() {
        return from;
    }

    private Answer answer(String request) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        try (Wire wire = Wire.open(trading, from)) {
            var unused = wire.send(request);
            while (!wire.isEnded() && System.nanoTime() < end) {
                var unusedMore = wire.awaitMore(1_000);
            }
            keepCookies(wire.text());
            return new Answer(status(wire), wire.text());
        }
    }

    private static String status(Wire wire) {
        String text = wire.text();
        if (text.startsWith("HTTP/1.1 ") && text.length() >= 12) {
            return text.substring(9, 12);
        }
        return wire.isEnded() ? "closed" : "silent";
    }

    private void keepCookies(String text) {
        Matcher set = COOKIE.matcher(text);
        while (set.find()) {
            if (set.group(2).isEmpty()) {
                cookies.remove(set.group(1));
            } else {
                cookies.put(set.group(1), set.group(2));
            }
        }
    }
}
