package io.tickertape.trading.engine.streams;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.tickertape.trading.order.SessionEnd;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * How the engine runs, and what it holds every account to. The defaults stand in application.yml.
 *
 * @param instance names this instance among those that share the work: one that comes back under its name has its
 *     accounts again without a rebalance, so each must have a name of its own
 * @param stateDirectory where the accounts are kept between runs; not under the system's temporary folder, which may be
 *     emptied
 * @param reports the topic of execution reports
 * @param openingCash what an account has when its first command comes
 * @param sessionEnd the time of day at which orders for the day expire
 * @param sessionZone whose clocks that time is read from, such as {@code America/New_York}
 * @param matchEvery how often the ticks that have come are worked through
 * @param commitEvery for how long work gathers under load until its transaction ends; until then nobody sees its reports.
 *     After a quiet while it ends at once
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
        String sessionZone,
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
        zone(sessionZone);
    }

    /** How often ticks are worked through and transactions end. */
    public EngineTiming timing() {
        return EngineTiming.of(matchEvery, commitEvery);
    }

    /** When orders for the day expire. */
    public SessionEnd session() {
        return new SessionEnd(sessionEnd, zone(sessionZone));
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "tickertape.engine.session-zone must be UTC or a time zone such as America/New_York, not “" + name
                            + "”",
                    e);
        }
    }
}
