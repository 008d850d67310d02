package io.tickertape.testbed.bench.peer.order;

import io.micronaut.configuration.kafka.annotation.KafkaClient;
import io.micronaut.configuration.kafka.annotation.KafkaKey;
import io.micronaut.configuration.kafka.annotation.Topic;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;

/** The declared client. */
@KafkaClient(
        acks = KafkaClient.Acknowledge.ALL,
        properties = @Property(name = ProducerConfig.LINGER_MS_CONFIG, value = "0"))
@Requires(property = MicronautOrders.HERE)
interface MicronautJournal {
    @Topic(OrderPeer.TOPIC)
    CompletableFuture<RecordMetadata> append(@KafkaKey String account, String order);
}
