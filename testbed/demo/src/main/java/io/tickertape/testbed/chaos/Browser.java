package io.tickertape.testbed.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** One trader's browser: it logs in, keeps the cookies, loads pages and opens sockets. */
final class Browser {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final String account;
    private final String url;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final Map<String, String> cookies = new ConcurrentHashMap<>();

    private Browser(String url, String account) {
        this.url = url;
        this.account = account;
    }

    /** One whose user has logged in with the demo's password. */
    static Browser loggedIn(String url, String account) throws IOException, InterruptedException {
        Browser browser = new Browser(url, account);
        String token = new Fragment(browser.page("/login"))
                .elementsWith("name").stream()
                        .filter(tag -> "formToken".equals(tag.get("name")))
                        .map(tag -> tag.getOrDefault("value", ""))
                        .findFirst()
                        .orElse("");
        String form = Map.of("name", account, "password", "demo", "formToken", token).entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        int status = browser.send(browser.request("/login")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)))
                .statusCode();
        if (status != 303) {
            throw new ChaosException(account + " cannot log in: " + status);
        }
        return browser;
    }

    /** The HTML of a page. */
    String page(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(request(path).GET());
        if (answer.statusCode() != 200) {
            throw new IOException(path + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    CompletableFuture<WebSocket> socket(WebSocket.Listener listener) {
        return http.newWebSocketBuilder()
                .connectTimeout(PATIENCE)
                .header("Origin", url)
                .header("Cookie", cookieHeader())
                .buildAsync(URI.create("ws" + url.substring("http".length()) + "/orders?account=" + account), listener);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(PATIENCE)
                .header("Accept", "text/html")
                .header("Origin", url);
        return cookies.isEmpty() ? request : request.header("Cookie", cookieHeader());
    }

    private String cookieHeader() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        answer.headers().allValues("Set-Cookie").forEach(this::keep);
        return answer;
    }

    private void keep(String cookie) {
        String pair = cookie.split(";", 2)[0];
        int equals = pair.indexOf('=');
        if (pair.length() == equals + 1) {
            cookies.remove(pair.substring(0, equals));
        } else {
            cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
    }
}
