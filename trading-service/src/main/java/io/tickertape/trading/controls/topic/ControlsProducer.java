package io.tickertape.trading.controls.topic;

import io.micronaut.configuration.kafka.annotation.KafkaClient;
import io.micronaut.configuration.kafka.annotation.KafkaKey;
import io.micronaut.configuration.kafka.annotation.Topic;
import io.micronaut.messaging.annotation.MessageBody;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Writes controls to Kafka. Its producer is made when it is first needed: operators decide little, and the brokers may
 * not be known yet at the start.
 */
@KafkaClient(id = ControlsProducer.CLIENT)
public interface ControlsProducer {
    /** By which operators configure the producer, and by which the brokers know it. */
    String CLIENT = "trading-controls-writer";

    /** Done when every replica that counts has the record; a control that is null lifts what is stopped. */
    CompletableFuture<RecordMetadata> write(
            @Topic String topic, @KafkaKey byte[] scope, @MessageBody byte @Nullable [] control);
}
