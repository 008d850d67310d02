package io.tickertape.trading;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.tickertape.tape.topic.KafkaClients;
import io.tickertape.trading.gateway.topic.SocketsTopic;
import io.tickertape.trading.gateway.topic.SocketsTopicConfiguration;
import java.time.InstantSource;

/** How the instances tell each other of their sockets. */
@Factory
final class SocketsTopicStage {
    @Context
    @Bean(preDestroy = "close")
    SocketsTopic socketsTopic(
            SocketsTopicConfiguration config, KafkaClients clients, InstantSource clock, AsideCounters aside) {
        SocketsTopic topic =
                new SocketsTopic(config, clients, clock, aside.of(config.socketsTopic(), "sockets' reader"));
        topic.start();
        return topic;
    }
}
