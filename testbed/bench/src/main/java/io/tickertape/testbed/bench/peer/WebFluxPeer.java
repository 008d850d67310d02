package io.tickertape.testbed.bench.peer;

import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ReactiveHttpOutputMessage;
import org.springframework.http.server.reactive.AbstractServerHttpResponse;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.server.HttpServer;

/**
 * Spring WebFlux on Reactor Netty: one flux for the watchers of an event loop, encoded already, of which a slow watcher
 * gets the latest.
 */
final class WebFluxPeer implements Peer {
    private static final int BACKLOG = 4096;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Map<EventLoop, WebFluxAudience> audiences = new ConcurrentHashMap<>();
    private final boolean gzip;
    private volatile SharedFrame latest = SharedFrame.NONE;

    WebFluxPeer(boolean gzip) {
        this.gzip = gzip;
    }

    @Override
    public void listen(int port) {
        var routes = RouterFunctions.route(RequestPredicates.GET("/prices/stream"), this::stream);
        HttpServer.create()
                .host("127.0.0.1")
                .port(port)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .compress(gzip)
                .handle(new ReactorHttpHandlerAdapter(RouterFunctions.toHttpHandler(routes)))
                .bindNow(PATIENCE);
    }

    @Override
    public void accept(Frame frame) {
        SharedFrame shared = new SharedFrame(frame);
        latest = shared;
        audiences.values().forEach(audience -> audience.deliver(shared));
    }

    private Mono<ServerResponse> stream(ServerRequest request) {
        return ServerResponse.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .header("cache-control", "no-store")
                .body((response, context) -> response.writeAndFlushWith(buffers(response)));
    }

    private Flux<Mono<DataBuffer>> buffers(ReactiveHttpOutputMessage response) {
        NettyDataBufferFactory factory = (NettyDataBufferFactory) response.bufferFactory();
        // The one way to an event loop of one's own watchers; elsewhere each would be woken by a task of its own.
        Connection connection = ((AbstractServerHttpResponse) response).getNativeResponse();
        return audiences
                .computeIfAbsent(connection.channel().eventLoop(), loop -> new WebFluxAudience(loop, latest))
                .frames()
                .<Mono<DataBuffer>>map(bytes -> Mono.just(factory.wrap(bytes.duplicate())));
    }
}
