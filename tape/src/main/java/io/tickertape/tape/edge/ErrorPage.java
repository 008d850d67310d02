package io.tickertape.tape.edge;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.tickertape.tape.fragment.Assets;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;

/** Answers a request that has nothing to show: with a page for a browser, with JSON for everybody else. */
@Singleton
final class ErrorPage {
    private static final String RETRY_SECONDS = "10";

    private final TemplateEngine templates;
    private final Assets assets;

    ErrorPage(TemplateEngine templates, Assets assets) {
        this.templates = templates;
        this.assets = assets;
    }

    String html(int code, String title, String words) {
        return templates.process(
                "error",
                new Context(
                        Locale.ROOT,
                        Map.of("assets", assets.version(), "code", code, "title", title, "reason", words)));
    }

    String json(int code, String title, String words) {
        return "{\"status\":%d,\"title\":\"%s\",\"detail\":\"%s\"}".formatted(code, quoted(title), quoted(words));
    }

    private static String quoted(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }

    /**
     * The answer to a request that goes no further.
     *
     * @param request null where none could be read
     */
    FullHttpResponse answer(Refusal refusal, @Nullable HttpRequest request) {
        HttpResponseStatus status = refusal.status();
        boolean isBrowser = request != null
                && request.headers().getAll(HttpHeaderNames.ACCEPT).stream()
                        .anyMatch(types -> types.contains("text/html"));
        String body = isBrowser
                ? html(status.code(), status.reasonPhrase(), refusal.words())
                : json(status.code(), status.reasonPhrase(), refusal.words());
        FullHttpResponse answer = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, status, Unpooled.copiedBuffer(body, StandardCharsets.UTF_8));
        answer.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, isBrowser ? "text/html;charset=utf-8" : "application/json")
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
                .setInt(HttpHeaderNames.CONTENT_LENGTH, answer.content().readableBytes());
        if (status.equals(HttpResponseStatus.SERVICE_UNAVAILABLE)) {
            answer.headers().set(HttpHeaderNames.RETRY_AFTER, RETRY_SECONDS);
        }
        return answer;
    }
}
