package io.tickertape.testbed.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class AttacksTest {
    private static final List<Assignment> ALL = List.of(named("pings"), named("obs-fold"));

    private static Assignment named(String name) {
        return Assignment.of(name, "", 1, "", tally -> {});
    }

    @Test
    void areAllThereAreUnlessSomeAreNamed() {
        assertEquals(ALL, new Attacks(Set.of()).chosen(ALL));
        assertEquals(ALL.subList(1, 2), new Attacks(Set.of("obs-fold")).chosen(ALL));
    }

    @Test
    void refuseANameThatNoneHasAndSayWhichThereAre() {
        Attacks attacks = new Attacks(Set.of("ping"));
        assertEquals(
                "There is no attack called ping; there are obs-fold, pings",
                assertThrows(AttackException.class, () -> attacks.chosen(ALL)).getMessage());
    }
}
