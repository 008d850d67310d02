package io.tickertape.ticker.feed;

import io.micronaut.configuration.kafka.config.AbstractKafkaConfiguration;
import io.micronaut.configuration.kafka.config.KafkaConsumerConfiguration;
import io.micronaut.configuration.kafka.config.KafkaProducerConfiguration;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.tickertape.tape.topic.ClientSettings;
import io.tickertape.tape.topic.Topics;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The settings of the clients that micronaut-kafka makes for the refusals: ours below and above those of operators. */
@Factory
final class RefusalClients {
    private static final ClientSettings READER = ClientSettings.ofConsumer(
            RejectionLog.GROUP,
            Map.of(
                    ConsumerConfig.METADATA_MAX_AGE_CONFIG, 5_000,
                    ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000,
                    ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000,
                    // The consumer waits no longer at its end for a Kafka that does not answer.
                    ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000,
                    // Fewer, larger fetches cost the other readers less.
                    ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 65_536,
                    ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 250),
            Map.of(
                    ConsumerConfig.GROUP_ID_CONFIG,
                    RejectionLog.GROUP,
                    // The newer protocol's client keeps two cores busy for as long as Kafka is gone, and can lose the
                    // wake-up that closes it.
                    ConsumerConfig.GROUP_PROTOCOL_CONFIG,
                    "classic"));

    private static final ClientSettings WRITER = ClientSettings.ofProducer(
            RejectedRecords.CLIENT,
            Map.of(
                    ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.REJECTED_MAXIMUM_BYTES,
                    ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000,
                    ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000,
                    ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000));

    @Singleton
    BeanCreatedEventListener<KafkaConsumerConfiguration<?, ?>> reader() {
        return event -> set(event, READER);
    }

    @Singleton
    BeanCreatedEventListener<KafkaProducerConfiguration<?, ?>> writer() {
        return event -> set(event, WRITER);
    }

    private static <C extends AbstractKafkaConfiguration<?, ?>> C set(
            BeanCreatedEvent<C> event, ClientSettings settings) {
        if (settings.name().equals(event.getBeanIdentifier().getName())) {
            Properties properties = event.getBean().getConfig();
            settings.under(properties).forEach((name, value) -> properties.setProperty(name, String.valueOf(value)));
        }
        return event.getBean();
    }
}
