package io.tickertape.trading.push;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.websocket.WebSocketSession;
import io.netty.channel.embedded.EmbeddedChannel;
import io.tickertape.trading.login.Login;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A page of alice's that writes down what it is sent. */
final class RecordedPage {
    static final PushConfiguration CONFIG =
            new PushConfiguration(2, 1_048_576, Duration.ofSeconds(1), Duration.ofMinutes(1));

    static final Throughput THROUGHPUT = new Throughput(new SimpleMeterRegistry(), InstantSource.system());

    private final List<String> sent = new CopyOnWriteArrayList<>();
    final TraderSession session = new TraderSession(
            new Login(
                    "alice", "1", Instant.now().plusSeconds(600), Instant.now().plusSeconds(600)),
            new Client("127.0.0.1", Instant.now()),
            new SocketOutlet(
                    (WebSocketSession) Proxy.newProxyInstance(
                            getClass().getClassLoader(),
                            new Class<?>[] {WebSocketSession.class},
                            (proxy, method, arguments) -> {
                                if (method.getName().equals("sendAsync")) {
                                    sent.add(String.valueOf(arguments[0]));
                                    return CompletableFuture.completedFuture(arguments[0]);
                                }
                                return null;
                            }),
                    new EmbeddedChannel(),
                    CONFIG));

    /** All that was sent since this was asked last. */
    String whatCame() {
        String all = String.join("", sent);
        sent.clear();
        return all;
    }
}
