package io.tickertape.testbed.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.testbed.demo.Demo;
import io.tickertape.testbed.demo.Member;
import io.tickertape.testbed.demo.Options;
import io.tickertape.testbed.demo.TestMarkets;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** With {@code -Dattack.minutes=20} alone: it takes the whole machine. */
@EnabledIfSystemProperty(named = "attack.minutes", matches = "\\d+")
final class AttackIT {
    private static final Duration WARM_UP = Duration.ofSeconds(60);

    @Test
    void whateverIsAttackedPricesStayLiveAndOrdersAreAnswered() throws Exception {
        Duration lasting = Duration.ofMinutes(Integer.getInteger("attack.minutes", 1));
        Verdict verdict = new Assault(
                        market -> AttackingProcess.against(Target.of(market), List.of()),
                        WARM_UP,
                        lasting,
                        line -> {},
                        System.out::println)
                .run(market());
        System.out.println(verdict);
        assertTrue(verdict.isWell(), verdict::toString);
    }

    @Test
    void aDeskOrABoardThatStandsStillFailsTheVerdict() throws Exception {
        Verdict verdict = new Assault(
                        market -> new AttackersHere(
                                List.of(freeze("desk", market, Demo::trading), freeze("board", market, Demo::ticker)),
                                () -> {}),
                        Duration.ZERO,
                        Duration.ofSeconds(3),
                        line -> {},
                        System.out::println)
                .run(market());
        System.out.println(verdict);
        assertFalse(verdict.isWell());
        assertEquals(List.of("desk", "board"), verdict.succeeded());
        assertTrue(
                verdict.faults().stream().anyMatch(fault -> fault.contains("order was not answered")),
                verdict::toString);
        assertTrue(verdict.faults().stream().anyMatch(fault -> fault.startsWith("prices were")), verdict::toString);
        assertTrue(
                verdict.faults().stream().anyMatch(fault -> fault.startsWith("ticker does not answer")),
                verdict::toString);
    }

    /** Holds a service until the end, when it goes on. */
    private static Assignment freeze(String name, Demo market, Function<Demo, Member> which) {
        return Assignment.of(name, "a service that stands still", 60_000, "", new Attack() {
            @Override
            public void strike(Tally tally) {
                tally.outcome("", "frozen");
                which.apply(market).pause();
            }

            @Override
            public void close() {
                which.apply(market).resume();
            }
        });
    }

    private static Options market() throws IOException {
        return Attacks.prepared(TestMarkets.options("attacks"));
    }
}
