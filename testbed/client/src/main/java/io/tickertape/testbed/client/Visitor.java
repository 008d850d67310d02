package io.tickertape.testbed.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A person's browser at one service: it keeps cookies and sends forms, and follows no redirect. */
public final class Visitor {
    /** Of the demo's users. */
    private static final String PASSWORD = "demo";

    private static final int SEE_OTHER = 303;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    /** By name; a test may set one. */
    public final Map<String, String> cookies = new ConcurrentHashMap<>();

    private final String url;

    /**
     * One who has not logged in.
     *
     * @param url of the service, without a path; its pages' origin
     */
    public Visitor(String url) {
        this.url = url;
    }

    /** At a service of this machine. */
    public Visitor(int port) {
        this(local(port));
    }

    /** The address of a service of this machine. */
    public static String local(int port) {
        return "http://localhost:" + port;
    }

    /** One of the demo's users. */
    public static Visitor loggedIn(int port, String name) throws IOException {
        return loggedIn(local(port), name);
    }

    /** One of the demo's users. */
    public static Visitor loggedIn(String url, String name) throws IOException {
        return loggedIn(url, name, PASSWORD);
    }

    /**
     * One who has logged in.
     *
     * @throws ClientException if the service does not let the user in
     */
    public static Visitor loggedIn(String url, String name, String password) throws IOException {
        Visitor visitor = new Visitor(url);
        HttpResponse<String> answer = visitor.logsIn(name, password);
        if (answer.statusCode() != SEE_OTHER) {
            throw new ClientException(name + " cannot log in: " + answer.statusCode() + " " + answer.body());
        }
        return visitor;
    }

    /** Asks for the form of the login page, and sends the form back with its hidden fields. */
    public HttpResponse<String> logsIn(String name, String password) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>(hiddenFields(get("/login")));
        fields.put("name", name);
        fields.put("password", password);
        return post("/login", fields);
    }

    private static Map<String, String> hiddenFields(HttpResponse<String> page) {
        return new Fragment(page.body()).hiddenFields();
    }

    /** The token that a page's forms send back. */
    public static String formToken(HttpResponse<String> page) {
        String token = hiddenFields(page).get("formToken");
        if (token == null) {
            throw new ClientException("No form with a token on " + page.body());
        }
        return token;
    }

    public HttpResponse<String> get(String path) throws IOException {
        return get(path, "text/html");
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
                // A browser sends the origin of a page whose policy lets it.
                .header("Origin", url)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** The HTML of a page that must be there. */
    public String page(String path) throws IOException {
        HttpResponse<String> answer = get(path);
        if (answer.statusCode() != 200) {
            throw new IOException(path + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    /** How this browser opens the socket of a page. */
    public Handshake handshake(String path) {
        return new Handshake(url, path, url, cookieHeader());
    }

    /** As a browser sends the cookies. */
    public String cookieHeader() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private HttpRequest.Builder request(String path, String accept) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(30))
                .header("Accept", accept);
        return cookies.isEmpty() ? request : request.header("Cookie", cookieHeader());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while " + url + " was asked");
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
