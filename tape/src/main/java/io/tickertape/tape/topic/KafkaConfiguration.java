package io.tickertape.tape.topic;

import java.util.Properties;

/** What operators say of this service's Kafka clients. */
public interface KafkaConfiguration {
    /** {@code kafka.*}: of all clients. */
    Properties common();

    /** {@code kafka.*} and, above it, {@code kafka.consumers.NAME.*}. */
    Properties consumer(String name);

    /** {@code kafka.*} and, above it, {@code kafka.producers.NAME.*}. */
    Properties producer(String name);

    /** The same for every client. */
    static KafkaConfiguration of(Properties common) {
        return new KafkaConfiguration() {
            @Override
            public Properties common() {
                return common;
            }

            @Override
            public Properties consumer(String name) {
                return common;
            }

            @Override
            public Properties producer(String name) {
                return common;
            }
        };
    }
}
