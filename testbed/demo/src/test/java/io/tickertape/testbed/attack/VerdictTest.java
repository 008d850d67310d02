package io.tickertape.testbed.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class VerdictTest {
    private final PriceAges ages = new PriceAges();
    private final Dealings dealings = new Dealings();

    VerdictTest() {
        ages.came(Duration.ofMillis(20));
        ordersDone("filled", 9);
    }

    private void ordersDone(String word, int times) {
        for (int i = 0; i < times; i++) {
            dealings.sent();
            dealings.received(1_000);
            dealings.done(word, 2_000);
        }
    }

    private List<String> faults() {
        return Verdict.faults(ages, dealings);
    }

    @Test
    void isWellWithFreshPricesAndOrdersThatAreCarriedOut() {
        ordersDone("refused risk.quote-age", 1);
        assertEquals(List.of(), faults());
    }

    @Test
    void isNotWellWithAPriceThatWasOldWhenItCame() {
        ages.came(Duration.ofMillis(1_250));
        assertEquals(List.of("prices were 1.25 s old; at most 1 s is right"), faults());
    }

    @Test
    void isNotWellWithAStreamThatTheServiceEnded() {
        ages.lostStream();
        assertEquals(List.of("the watcher's stream ended 1 times"), faults());
    }

    @Test
    void isNotWellWithAnOrderThatIsNotAnswered() {
        dealings.fault("alice's order was not answered within 5 s: 1-2");
        assertEquals(List.of("alice's order was not answered within 5 s: 1-2"), faults());
    }

    @Test
    void isNotWellWhereOrdersAreAnsweredButRefused() {
        ordersDone("refused risk.quote-age", 2);
        assertEquals(List.of("only 9 of 11 orders were carried out; the others were refused"), faults());
    }

    @Test
    void isNotWellWhereNothingHappened() {
        List<String> faults = Verdict.faults(new PriceAges(), new Dealings());
        assertTrue(faults.containsAll(List.of("no price came", "no order was answered")), faults::toString);
    }

    @Test
    void saysWhichAttacksGotThrough() {
        String text = new Verdict(List.of(), List.of("  obs-fold"), List.of("obs-fold"), List.of()).toString();
        assertTrue(text.contains("Attacks that got through: obs-fold\nAll is well"), text);
    }
}
