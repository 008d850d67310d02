package io.tickertape.trading;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.tickertape.tape.topic.KafkaClients;
import io.tickertape.trading.login.EndedLogins;
import io.tickertape.trading.login.LoginConfiguration;
import io.tickertape.trading.login.topic.EndedLoginsTopic;

/** How the instances tell each other of the logins that have ended. */
@Factory
final class EndedLoginsStage {
    @Context
    @Bean(preDestroy = "close")
    EndedLoginsTopic endedLoginsTopic(
            LoginConfiguration config, EndedLogins ended, KafkaClients clients, AsideCounters aside) {
        EndedLoginsTopic topic = new EndedLoginsTopic(
                config.endedTopic(), ended, clients, aside.of(config.endedTopic(), "ended logins' reader"));
        ended.tellBy(topic);
        topic.start();
        return topic;
    }
}
