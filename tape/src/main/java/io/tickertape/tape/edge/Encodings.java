package io.tickertape.tape.edge;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.netty.HttpCompressionStrategy;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.tickertape.tape.fragment.EncodedBody;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Says which answers are compressed: every text but streams of events, which bring their own coding and would be
 * compressed for each watcher anew, and what says that it stays as it is.
 */
@Singleton
@Replaces(HttpCompressionStrategy.class)
public final class Encodings implements HttpCompressionStrategy {
    private static final String BROTLI = "br";
    private static final String GZIP = "gzip";
    private static final String REFUSED = "q=0(\\.0*)?";

    private final NettyHttpServerConfiguration server;

    Encodings(NettyHttpServerConfiguration server) {
        this.server = server;
    }

    @Override
    public boolean shouldCompress(io.netty.handler.codec.http.HttpResponse response) {
        String length = response.headers().get(HttpHeaderNames.CONTENT_LENGTH);
        return isText(response.headers())
                && !staysAsItIs(response.headers())
                && (length == null || Long.parseLong(length) >= server.getCompressionThreshold());
    }

    @Override
    public int getMaxZstdEncodeSize() {
        return server.getMaxZstdEncodeSize();
    }

    @Override
    public int getCompressionLevel() {
        return server.getCompressionLevel();
    }

    /** Whether an answer says that nobody may compress it, neither this service nor a proxy. */
    private static boolean staysAsItIs(HttpHeaders headers) {
        return headers.containsValue(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_TRANSFORM, true);
    }

    private static boolean isText(HttpHeaders headers) {
        @Nullable String type = headers.get(HttpHeaderNames.CONTENT_TYPE);
        return type != null && MediaType.isTextBased(type) && !type.startsWith(MediaType.TEXT_EVENT_STREAM);
    }

    /** Tells caches on the way that another client may be answered in another encoding. */
    static void vary(HttpHeaders headers) {
        if (isText(headers) && !headers.containsValue(HttpHeaderNames.VARY, HttpHeaderNames.ACCEPT_ENCODING, true)) {
            headers.add(HttpHeaderNames.VARY, HttpHeaderNames.ACCEPT_ENCODING);
        }
    }

    /** Answers with what was compressed beforehand, where the client takes it. */
    public static MutableHttpResponse<byte[]> ok(HttpRequest<?> request, EncodedBody body) {
        byte @Nullable [] brotli = body.brotli();
        if (!body.isSmallerByGzip()) {
            return HttpResponse.ok(body.plain());
        }
        if (brotli != null && takes(request, BROTLI)) {
            return HttpResponse.ok(brotli).header(HttpHeaderNames.CONTENT_ENCODING, BROTLI);
        }
        return takes(request, GZIP)
                ? HttpResponse.ok(body.gzip()).header(HttpHeaderNames.CONTENT_ENCODING, GZIP)
                : HttpResponse.ok(body.plain());
    }

    /** Whether the client says that it takes a content coding. */
    public static boolean takes(HttpRequest<?> request, String wanted) {
        for (String line : request.getHeaders().getAll(HttpHeaderNames.ACCEPT_ENCODING)) {
            for (String coding : line.toLowerCase(Locale.ROOT).replace(" ", "").split(",", -1)) {
                String[] parts = coding.split(";", 2);
                if (parts[0].equals(wanted)) {
                    return parts.length == 1 || !parts[1].matches(REFUSED);
                }
            }
        }
        return false;
    }
}
