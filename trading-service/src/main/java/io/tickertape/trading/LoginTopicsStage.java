package io.tickertape.trading;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.tickertape.tape.topic.KafkaClients;
import io.tickertape.trading.login.EndedLogins;
import io.tickertape.trading.login.LoginConfiguration;
import io.tickertape.trading.login.LoginLimits;
import io.tickertape.trading.login.PasswordLogin;
import io.tickertape.trading.login.topic.AttemptsTopic;
import io.tickertape.trading.login.topic.EndedLoginsTopic;
import java.time.InstantSource;

/** How the instances tell each other of the logins that have ended, and of wrong passwords. */
@Factory
final class LoginTopicsStage {
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

    @Context
    @Bean(preDestroy = "close")
    AttemptsTopic attemptsTopic(
            LoginLimits limits,
            PasswordLogin passwords,
            KafkaClients clients,
            InstantSource clock,
            AsideCounters aside) {
        AttemptsTopic topic = new AttemptsTopic(
                limits, passwords, clients, clock, aside.of(limits.attemptsTopic(), "attempts' reader"));
        passwords.tellBy(topic);
        topic.start();
        return topic;
    }
}
