package io.tickertape.trading.gateway.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.testbed.records.Mutations;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SocketsTopicTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final SocketCount TWO = new SocketCount("run", "alice", 2);

    private final SocketCounts counts = new SocketCounts();

    @Test
    void readsWhatAnotherInstanceWrote() {
        assertEquals("{\"by\":\"run\",\"account\":\"alice\",\"open\":2}", new String(TWO.bytes(), UTF_8));
        assertEquals(TWO, SocketCount.read(TWO.bytes()));
    }

    @Test
    void refusesEveryMutantInItsOwnWordsOrReadsItAsACount() {
        Mutations values = new Mutations(1, List.of(TWO.bytes()));
        int refused = 0;
        for (int mutant = 0; mutant < Mutations.count(); mutant++) {
            try {
                assertTrue(SocketCount.read(values.next()).open() >= 0);
            } catch (IllegalArgumentException e) {
                refused++;
            }
        }
        assertTrue(refused > Mutations.count() / 4, refused + " were refused");
    }

    @Test
    void addsTheLatestCountsOfAllInstances() {
        counts.take(TWO, NOON);
        counts.take(new SocketCount("other", "alice", 3), NOON);
        counts.take(new SocketCount("other", "bob", 7), NOON);
        assertEquals(5, counts.elsewhere("alice", NOON));

        counts.take(new SocketCount("other", "alice", 1), NOON.plusSeconds(1));
        assertEquals(3, counts.elsewhere("alice", NOON.plusSeconds(1)));
        assertEquals(0, counts.elsewhere("carol", NOON));
    }

    @Test
    void forgetsAnInstanceThatTellsNoMore() {
        counts.take(TWO, NOON);
        counts.take(new SocketCount("other", "alice", 3), NOON.plusSeconds(20));
        Instant later = NOON.plusSeconds(30);
        assertEquals(3, counts.elsewhere("alice", later));

        counts.renew(later);
        assertEquals(3, counts.elsewhere("alice", NOON), "only what is old is forgotten");
    }

    @Test
    void tellsWhatHasChangedOnceAndWhatIsOpenAgainNowAndThen() {
        counts.here("alice", 1);
        counts.here("alice", 2);
        counts.here("bob", 1);
        counts.here("bob", 0);
        assertEquals(Map.of("alice", 2, "bob", 0), counts.takeUntold());
        assertEquals(Map.of(), counts.takeUntold());

        counts.renew(NOON);
        assertEquals(Map.of("alice", 2), counts.takeUntold());
    }

    @Test
    void keepsNoMoreAccountsThanItHasPlaceFor() {
        for (int account = 0; account <= SocketCounts.MOST_ACCOUNTS; account++) {
            counts.take(new SocketCount("run", "a" + account, 1), NOON);
        }
        assertEquals(1, counts.elsewhere("a" + (SocketCounts.MOST_ACCOUNTS - 1), NOON));
        assertEquals(0, counts.elsewhere("a" + SocketCounts.MOST_ACCOUNTS, NOON));
        counts.take(new SocketCount("run", "a0", 4), NOON);
        assertEquals(4, counts.elsewhere("a0", NOON));
    }
}
