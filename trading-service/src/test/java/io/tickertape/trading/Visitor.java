package io.tickertape.trading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a person's browser is to the service: it keeps cookies, sends forms, and follows nothing by itself. */
public final class Visitor {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"formToken\" value=\"([^\"]+)\"");

    public final Map<String, String> cookies = new LinkedHashMap<>();
    private final int port;

    public Visitor(int port) {
        this.port = port;
    }

    /** One who has the password of the demo's users. */
    public static Visitor loggedIn(int port, String name) throws IOException {
        Visitor visitor = new Visitor(port);
        HttpResponse<String> answer = visitor.logsIn(name, "demo");
        assertEquals(303, answer.statusCode(), answer.body());
        return visitor;
    }

    public HttpResponse<String> logsIn(String name, String password) throws IOException {
        String token = formToken(get("/login"));
        return post("/login", Map.of("name", name, "password", password, "formToken", token));
    }

    public static String formToken(HttpResponse<String> page) {
        Matcher token = FORM_TOKEN.matcher(page.body());
        if (!token.find()) {
            throw new AssertionError("No form on " + page.body());
        }
        return token.group(1);
    }

    public HttpResponse<String> get(String path) throws IOException {
        return send(request(path, "text/html").GET());
    }

    public HttpResponse<String> get(String path, String accept) throws IOException {
        return send(request(path, accept).GET());
    }

    public HttpResponse<String> post(String path, Map<String, String> fields) throws IOException {
        return post(path, "application/x-www-form-urlencoded", form(fields));
    }

    public HttpResponse<String> post(String path, String type, String body) throws IOException {
        return send(request(path, "text/html")
                .header("Content-Type", type)
                // What a browser says of a page whose policy lets it.
                .header("Origin", "http://localhost:" + port)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** As a browser sends them. */
    public String cookieHeader() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private HttpRequest.Builder request(String path, String accept) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(30))
                .header("Accept", accept);
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookieHeader());
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void keep(String cookie) {
        String pair = cookie.split(";", 2)[0];
        String name = pair.substring(0, pair.indexOf('='));
        String value = pair.substring(name.length() + 1);
        if (value.isEmpty() || cookie.contains("Max-Age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, value);
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
