package io.tickertape.testbed.bench.peer.order;

import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Vert.x on all event loops, and Kafka's own producer. */
final class VertxOrders implements OrderPeer {
    private final OrderForms forms;

    VertxOrders(OrderForms forms) {
        this.forms = forms;
    }

    @Override
    public void listen(int port, String bootstrapServers) {
        KafkaProducer<String, String> journal = new KafkaProducer<>(
                OrderPeer.journal(bootstrapServers), new StringSerializer(), new StringSerializer());
        Vertx.vertx(new VertxOptions().setPreferNativeTransport(true))
                .deployVerticle(
                        () -> new Sockets(port, journal),
                        new DeploymentOptions().setInstances(VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /** The sockets of one event loop. */
    private final class Sockets extends VerticleBase {
        private final int port;
        private final KafkaProducer<String, String> journal;

        Sockets(int port, KafkaProducer<String, String> journal) {
            this.port = port;
            this.journal = journal;
        }

        @Override
        public Future<?> start() {
            return vertx.createHttpServer(new HttpServerOptions().setHost(HOST).setPort(port))
                    .webSocketHandler(this::open)
                    .listen();
        }

        private void open(ServerWebSocket socket) {
            OrderForms.Session session = forms.opened();
            Context loop = context;
            socket.textMessageHandler(text -> {
                OrderForms.Order order = forms.read(text);
                var unused = journal.send(
                        new ProducerRecord<>(TOPIC, order.account(), order.record()), (metadata, failure) -> {
                            if (failure == null) {
                                loop.runOnContext(nothing -> socket.writeTextMessage(forms.received(session, order)));
                            }
                        });
            });
            socket.writeTextMessage(forms.ticket(session));
        }
    }
}
