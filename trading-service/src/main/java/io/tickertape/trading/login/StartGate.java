package io.tickertape.trading.login;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.http.server.netty.NettyHttpRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;

/**
 * Lets whoever comes with a login wait a little at the start, until it is known which logins have ended before. A socket
 * does not wait: its handshake would be answered on another thread than its connection's, that is never. A page whose
 * socket is refused tries again by itself.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class StartGate implements Ordered {
    private static final CompletableFuture<@Nullable HttpResponse<?>> PASSES = CompletableFuture.completedFuture(null);

    private final EndedLogins ended;

    StartGate(EndedLogins ended) {
        this.ended = ended;
    }

    @RequestFilter
    CompletableFuture<@Nullable HttpResponse<?>> await(HttpRequest<?> request) {
        return ended.settled().isDone()
                        || "websocket".equalsIgnoreCase(request.getHeaders().get("Upgrade"))
                        || request.getCookies().findCookie(LoginCookie.NAME).isEmpty()
                ? PASSES
                // Not on the thread that reads Kafka, but on the connection's own.
                : ended.settled().thenApplyAsync(known -> null, eventLoop(request));
    }

    private static Executor eventLoop(HttpRequest<?> request) {
        return request instanceof NettyHttpRequest<?> netty
                ? netty.getChannelHandlerContext().executor()
                : ForkJoinPool.commonPool();
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.before();
    }
}
