package io.tickertape.ticker.web;

import io.micronaut.core.type.Argument;
import io.micronaut.core.type.MutableHeaders;
import io.micronaut.http.ByteBodyHttpResponse;
import io.micronaut.http.ByteBodyHttpResponseWrapper;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpRequestWrapper;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.body.ByteBodyFactory;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.body.ResponseBodyWriter;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpVersion;
import io.tickertape.ticker.broadcast.Broadcaster;
import io.tickertape.ticker.broadcast.Coding;
import io.tickertape.ticker.broadcast.PriceStream;
import jakarta.inject.Singleton;
import java.io.OutputStream;

/** Writes a {@link PriceStream} as a body that the broadcaster feeds with shared bytes. */
@Singleton
@Produces(MediaType.TEXT_EVENT_STREAM)
final class PriceStreamWriter implements ResponseBodyWriter<PriceStream> {
    private final Broadcaster broadcaster;

    PriceStreamWriter(Broadcaster broadcaster) {
        this.broadcaster = broadcaster;
    }

    @Override
    public ByteBodyHttpResponse<?> write(
            ByteBodyFactory bodies,
            HttpRequest<?> request,
            MutableHttpResponse<PriceStream> response,
            Argument<PriceStream> type,
            MediaType mediaType,
            PriceStream stream) {
        response.contentType(MediaType.TEXT_EVENT_STREAM_TYPE)
                // A proxy that compressed it, again or for each of its clients, would hold events back.
                .header(HttpHeaders.CACHE_CONTROL, "no-store, no-transform")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                // What nginx and others behind it need to pass events on at once.
                .header("X-Accel-Buffering", "no");
        if (stream.coding() != Coding.PLAIN) {
            response.header(HttpHeaders.CONTENT_ENCODING, stream.coding().token());
        }
        return ByteBodyHttpResponseWrapper.wrap(response, body(bodies, request, stream));
    }

    @Override
    public CloseableByteBody writePiece(
            ByteBodyFactory bodies,
            HttpRequest<?> request,
            HttpResponse<?> response,
            Argument<PriceStream> type,
            MediaType mediaType,
            PriceStream stream) {
        return body(bodies, request, stream);
    }

    @Override
    public void writeTo(
            Argument<PriceStream> type,
            MediaType mediaType,
            PriceStream stream,
            MutableHeaders headers,
            OutputStream output) {
        throw new UnsupportedOperationException("a price stream has no end that an OutputStream could wait for");
    }

    private CloseableByteBody body(ByteBodyFactory bodies, HttpRequest<?> request, PriceStream stream) {
        NettyHttpRequest<?> netty = netty(request);
        boolean chunked = !netty.getNativeRequest().protocolVersion().equals(HttpVersion.HTTP_1_0);
        Channel channel = netty.getChannelHandlerContext().channel();
        return bodies.adapt(new StreamConnection(channel, broadcaster, stream, chunked));
    }

    /** The connection's own request; the only place where this service looks behind Micronaut's. */
    private static NettyHttpRequest<?> netty(HttpRequest<?> request) {
        HttpRequest<?> bare = request;
        while (bare instanceof HttpRequestWrapper<?> wrapper) {
            bare = wrapper.getDelegate();
        }
        if (bare instanceof NettyHttpRequest<?> netty) {
            return netty;
        }
        throw new IllegalStateException("not a request of the Netty server: " + bare.getClass());
    }
}
