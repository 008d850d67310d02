package io.tickertape.testbed.bench.peer.order;

import java.time.Duration;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServer;

/** Spring WebFlux on Reactor Netty, and spring-kafka's template. */
final class WebFluxOrders implements OrderPeer {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final OrderForms forms;

    WebFluxOrders(OrderForms forms) {
        this.forms = forms;
    }

    @Override
    public void listen(int port, String bootstrapServers) {
        KafkaTemplate<String, String> journal = new KafkaTemplate<>(new DefaultKafkaProducerFactory<>(
                OrderPeer.journal(bootstrapServers), new StringSerializer(), new StringSerializer()));
        HandshakeWebSocketService handshakes = new HandshakeWebSocketService();
        HttpServer.create()
                .host(HOST)
                .port(port)
                .handle(new ReactorHttpHandlerAdapter(WebHttpHandlerBuilder.webHandler(
                                exchange -> handshakes.handleRequest(exchange, session -> trade(session, journal)))
                        .build()))
                .bindNow(PATIENCE);
    }

    private Mono<Void> trade(WebSocketSession socket, KafkaTemplate<String, String> journal) {
        OrderForms.Session session = forms.opened();
        Flux<String> answers = socket.receive()
                .map(WebSocketMessage::getPayloadAsText)
                .map(forms::read)
                .concatMap(order -> Mono.fromFuture(journal.send(TOPIC, order.account(), order.record()))
                        .map(sent -> forms.received(session, order)));
        return socket.send(answers.startWith(Mono.fromSupplier(() -> forms.ticket(session)))
                .map(socket::textMessage));
    }
}
