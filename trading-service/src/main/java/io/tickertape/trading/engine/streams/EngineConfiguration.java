package io.tickertape.trading.engine.streams;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;

/**
 * How the engine runs, and what it holds every account to. The defaults stand in application.yml.
 *
 * @param instance names this instance among those that share the work: one that comes back under its name has its
 *     accounts again without a rebalance, so each must have a name of its own
 * @param stateDirectory where the accounts are kept between runs; not under the system's temporary folder, which may be
 *     emptied
 * @param reports the topic of execution reports
 * @param openingCash what an account has when its first command comes
 * @param sessionEnd the time of day, in UTC, at which orders for the day expire
 * @param matchEvery how often the ticks that have come are worked through
 * @param commitEvery how often a transaction ends: until then nobody sees its reports
 * @param sessionTimeout after which the others take over from an instance that is not heard of
 * @param transactionTimeout after which the transaction of an instance that died is in nobody's way any more
 */
@ConfigurationProperties("tickertape.engine")
public record EngineConfiguration(
        String instance,
        Path stateDirectory,
        String reports,
        BigDecimal openingCash,
        LocalTime sessionEnd,
        Duration matchEvery,
        Duration commitEvery,
        Duration sessionTimeout,
        Duration transactionTimeout) {
    public EngineConfiguration {
        if (!instance.matches("[A-Za-z0-9._\\-]{1,100}")) {
            throw new IllegalArgumentException(
                    "tickertape.engine.instance must be letters, digits, dots, dashes or underscores, not “" + instance
                            + "”");
        }
        if (openingCash.signum() < 0) {
            throw new IllegalArgumentException("tickertape.engine.opening-cash must not be below 0");
        }
    }
}
