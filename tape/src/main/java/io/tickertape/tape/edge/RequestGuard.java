package io.tickertape.tape.edge;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the codec and everything else on one connection: lets in the requests that keep the rules and arrive in
 * time, and gives every answer its headers. Its event loop alone uses it.
 */
final class RequestGuard extends ChannelDuplexHandler {
    /** Of a body in chunks, or of another protocol: all that comes after it is read by others. */
    static final long UNTIL_THE_END = Long.MAX_VALUE;

    /**
     * Requests of one connection whose answers are due. No browser and no proxy sends one before it has the answer to
     * the one before; answers that nobody reads would be held.
     */
    private static final int MOST_DUE = 4;

    private final Edge.Parts edge;
    private final @Nullable Refusal atOnce;
    private final Deque<Boolean> awaited = new ArrayDeque<>(2);
    private @Nullable ChannelHandlerContext context;
    private @Nullable RequestClock clock;
    private boolean isSilent = true;
    private boolean isWithinBody;
    private boolean isLast;
    private boolean isAnswering;
    private boolean hasRefused;
    private long bytesOfBody;

    /**
     * The guard of one connection.
     *
     * @param atOnce why the connection is not served at all, or null
     */
    RequestGuard(Edge.Parts edge, @Nullable Refusal atOnce) {
        this.edge = edge;
        this.atOnce = atOnce;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        clock = new RequestClock(added.channel().eventLoop(), this::isLate);
        clock.run(edge.config().firstRequest(), Refusal.LATE_HEAD);
    }

    @Override
    public void channelActive(ChannelHandlerContext active) {
        if (atOnce != null) {
            refuse(atOnce, null);
        }
        active.fireChannelActive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext removed) {
        stopClock();
    }

    @Override
    public void channelInactive(ChannelHandlerContext inactive) {
        stopClock();
        inactive.fireChannelInactive();
    }

    void hears() {
        isSilent = false;
    }

    boolean hasRefused() {
        return hasRefused;
    }

    void awaitsHead() {
        if (clock != null && !hasRefused) {
            clock.run(edge.config().head(), Refusal.LATE_HEAD);
        }
    }

    /** How much of what follows is the body of the request that was let in. */
    long takeBytesOfBody() {
        long bytes = bytesOfBody;
        bytesOfBody = 0;
        return bytes;
    }

    @Override
    public void channelRead(ChannelHandlerContext reading, Object message) {
        Refusal refusal = hasRefused ? null : refusalOf(reading, message);
        if (refusal != null) {
            refuse(refusal, message instanceof HttpRequest request ? request : null);
        }
        if (hasRefused) {
            ReferenceCountUtil.release(message);
        } else {
            reading.fireChannelRead(message);
        }
    }

    private @Nullable Refusal refusalOf(ChannelHandlerContext reading, Object message) {
        if (message instanceof HttpRequest request) {
            stopClock();
            boolean isSecure = edge.isSecure(reading.channel(), request);
            Refusal refusal = isLast
                    ? Refusal.BEHIND_ANOTHER
                    : edge.rules()
                            .refusalOf(request, isSecure, reading.channel().localAddress());
            if (refusal == null && awaited.size() >= MOST_DUE) {
                refusal = Refusal.TOO_MANY_DUE;
            }
            if (refusal == null && edge.answers().isShort()) {
                refusal = Refusal.MEMORY;
            }
            if (refusal == null) {
                letIn(request, isSecure);
            }
            return refusal;
        }
        if (message instanceof HttpContent content && content.decoderResult().isFailure()) {
            return Refusal.malformed("The request's body is not as HTTP/1.1 says.");
        }
        if (message instanceof LastHttpContent) {
            isWithinBody = false;
            stopClock();
        }
        return null;
    }

    private void letIn(HttpRequest request, boolean isSecure) {
        awaited.add(isSecure);
        isWithinBody = true;
        // Not every one: Java's own client offers HTTP/2 with its first request, and goes on in HTTP/1.1.
        boolean isUpgrade = request.headers().containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true);
        boolean isChunked = request.headers().contains(HttpHeaderNames.TRANSFER_ENCODING);
        isLast = isUpgrade || isChunked;
        if (isChunked && !isUpgrade) {
            request.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        bytesOfBody = isLast ? UNTIL_THE_END : HttpUtil.getContentLength(request, 0L);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext reading) {
        if (isWithinBody && clock != null && !hasRefused) {
            clock.run(edge.config().body(), Refusal.LATE_BODY);
        }
        reading.fireChannelReadComplete();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nobody is told of the end of a connection
    private void isLate(Refusal refusal) {
        if (isSilent && context != null) {
            // A browser that connected beforehand does not expect an answer to nothing.
            edge.count(refusal);
            context.close();
        } else {
            refuse(refusal, null);
        }
    }

    /** Answers for the service, and ends the connection. */
    @SuppressWarnings("FutureReturnValueIgnored") // nobody is told of the end of a connection
    void refuse(Refusal refusal, @Nullable HttpRequest request) {
        ChannelHandlerContext asked = context;
        if (hasRefused || asked == null) {
            return;
        }
        hasRefused = true;
        stopClock();
        edge.count(refusal);
        if (isAnswering || awaited.size() > (isWithinBody ? 1 : 0) || (isWithinBody && awaited.isEmpty())) {
            // Another answer is on its way, or was given already.
            asked.close();
            return;
        }
        FullHttpResponse answer = edge.answer(refusal, request);
        SecurityHeaders.add(answer.headers(), edge.isSecure(asked.channel(), request));
        asked.writeAndFlush(answer).addListener(written -> HangingUp.of(asked.channel()));
    }

    @Override
    public void write(ChannelHandlerContext writing, Object message, ChannelPromise promise) {
        if (hasRefused) {
            ReferenceCountUtil.release(message);
            promise.trySuccess();
            return;
        }
        boolean isUpgraded = false;
        if (message instanceof HttpResponse response) {
            isUpgraded = response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS);
            isAnswering |= isUpgraded || response.status().codeClass() != HttpStatusClass.INFORMATIONAL;
            SecurityHeaders.add(response.headers(), Boolean.TRUE.equals(awaited.peek()));
            Encodings.vary(response.headers());
        }
        if (message instanceof LastHttpContent && isAnswering) {
            isAnswering = false;
            awaited.poll();
        }
        ChannelPromise written = promise.unvoid();
        edge.answers().add(writing.channel(), message, written);
        var unused = writing.write(message, written);
        if (isUpgraded) {
            writing.pipeline().remove(HeadLines.class);
            writing.pipeline().remove(this);
        }
    }

    private void stopClock() {
        if (clock != null) {
            clock.stop();
        }
    }
}
