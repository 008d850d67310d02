package io.tickertape.trading.controls.topic;

import io.micronaut.configuration.kafka.config.KafkaProducerConfiguration;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.tickertape.tape.topic.ClientListener;
import io.tickertape.tape.topic.ClientSettings;
import io.tickertape.tape.topic.KafkaClients;
import io.tickertape.trading.controls.ControlsConfiguration;
import jakarta.inject.Singleton;
import java.util.Properties;
import org.apache.kafka.clients.producer.Producer;

/** The settings of the producer that micronaut-kafka makes for the controls: ours below and above those of operators. */
@Factory
final class ControlsClients {
    @Singleton
    BeanCreatedEventListener<KafkaProducerConfiguration<?, ?>> settings(ControlsConfiguration config) {
        ClientSettings writer = KafkaClients.writing(ControlsProducer.CLIENT, config.answerTimeout());
        return event -> {
            if (writer.name().equals(event.getBeanIdentifier().getName())) {
                Properties properties = event.getBean().getConfig();
                writer.under(properties).forEach((name, value) -> properties.setProperty(name, String.valueOf(value)));
            }
            return event.getBean();
        };
    }

    @Singleton
    BeanCreatedEventListener<Producer<byte[], byte[]>> meters(ClientListener listener) {
        return event -> {
            listener.opened(event.getBean());
            return event.getBean();
        };
    }
}
