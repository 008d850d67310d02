package io.tickertape.tape.clients;

import io.micronaut.configuration.kafka.config.AbstractKafkaConsumerConfiguration;
import io.micronaut.configuration.kafka.config.AbstractKafkaProducerConfiguration;
import io.micronaut.configuration.kafka.config.KafkaDefaultConfiguration;
import io.micronaut.context.BeanContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.tickertape.tape.topic.KafkaConfiguration;
import jakarta.inject.Singleton;
import java.util.Properties;

/** The settings of Kafka's clients as micronaut-kafka finds them: by a client's name, or else those of all. */
@Singleton
final class NamedKafka implements KafkaConfiguration {
    private final BeanContext beans;

    NamedKafka(BeanContext beans) {
        this.beans = beans;
    }

    @Override
    public Properties common() {
        return beans.getBean(KafkaDefaultConfiguration.class).getConfig();
    }

    @Override
    public Properties consumer(String name) {
        return beans.findBean(AbstractKafkaConsumerConfiguration.class, Qualifiers.byName(name))
                .orElseGet(() -> beans.getBean(AbstractKafkaConsumerConfiguration.class))
                .getConfig();
    }

    @Override
    public Properties producer(String name) {
        return beans.findBean(AbstractKafkaProducerConfiguration.class, Qualifiers.byName(name))
                .orElseGet(() -> beans.getBean(AbstractKafkaProducerConfiguration.class))
                .getConfig();
    }
}
