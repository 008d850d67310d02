package io.tickertape.testbed.bench.trade;

import io.tickertape.testbed.bench.process.BenchException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Logs traders in as a browser does: asks for the form, and sends it back with its token. */
public final class Logins {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int SEE_OTHER = 303;
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\"[^>]*? name=\"([^\"]+)\"[^>]*? value=\"([^\"]*)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI page;

    private Logins(int port) {
        page = URI.create("http://localhost:" + port + "/login");
    }

    /** The cookies of each, as a browser sends them. */
    public static List<String> cookies(int port, List<String> names, String password) {
        Logins logins = new Logins(port);
        return names.stream().map(name -> logins.logIn(name, password)).toList();
    }

    private String logIn(String name, String password) {
        Map<String, String> cookies = new LinkedHashMap<>();
        HttpResponse<String> asked = send(HttpRequest.newBuilder(page).GET(), cookies);
        Map<String, String> fields = hiddenFields(asked.body());
        fields.put("name", name);
        fields.put("password", password);
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpResponse<String> answer = send(
                HttpRequest.newBuilder(page)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)),
                cookies);
        if (answer.statusCode() != SEE_OTHER) {
            throw new BenchException(name + " cannot log in: " + answer.statusCode() + " " + answer.body());
        }
        return header(cookies);
    }

    static Map<String, String> hiddenFields(String html) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher field = HIDDEN.matcher(html);
        while (field.find()) {
            fields.put(field.group(1), field.group(2));
        }
        return fields;
    }

    private HttpResponse<String> send(HttpRequest.Builder request, Map<String, String> cookies) {
        if (!cookies.isEmpty()) {
            request.header("Cookie", header(cookies));
        }
        try {
            HttpResponse<String> answer = http.send(
                    request.header("Accept", "text/html").timeout(PATIENCE).build(),
                    HttpResponse.BodyHandlers.ofString());
            for (String cookie : answer.headers().allValues("Set-Cookie")) {
                String pair = cookie.split(";", 2)[0];
                cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
            }
            return answer;
        } catch (IOException e) {
            throw new BenchException("Nobody can log in: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted while logging in", e);
        }
    }

    private static String header(Map<String, String> cookies) {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }
}
