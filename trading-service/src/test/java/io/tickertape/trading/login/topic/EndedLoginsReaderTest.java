package io.tickertape.trading.login.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.testbed.records.Mutations;
import io.tickertape.trading.login.EndedLogin;
import io.tickertape.trading.login.EndedLogins;
import io.tickertape.trading.login.Login;
import io.tickertape.trading.message.SetAside;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EndedLoginsReaderTest {
    private static final Instant LATEST = Instant.parse("2026-03-02T12:00:00Z");
    private static final EndedLogin ENDED = new EndedLogin("6f1d-0", "alice", LATEST);

    private final AtomicInteger set = new AtomicInteger();
    private final EndedLogins ended = new EndedLogins(() -> LATEST.minusSeconds(3_600));
    private final EndedLoginsReader reader =
            new EndedLoginsReader(ended, new SetAside("logins.ended", "test", set::incrementAndGet));

    @Test
    void readsWhatAnotherInstanceWrote() {
        assertEquals(
                "{\"account\":\"alice\",\"ends\":" + LATEST.toEpochMilli() + "}",
                new String(EndedLoginJson.value(ENDED), UTF_8));

        reader.read(record(EndedLoginJson.key(ENDED), EndedLoginJson.value(ENDED)));
        reader.read(record(EndedLoginJson.key(ENDED), null));

        assertTrue(ended.isEnded(new Login("alice", "6f1d-0", LATEST, LATEST)));
        assertEquals(0, set.get());
    }

    @Test
    void survivesEveryMutantAndTakesTheNextGoodOneAtOnce() {
        Mutations values = new Mutations(1, List.of(EndedLoginJson.value(ENDED)));
        Mutations keys = new Mutations(2, List.of(EndedLoginJson.key(ENDED)));
        for (int mutant = 0; mutant < Mutations.count(); mutant++) {
            byte[] key = mutant % 2 == 0 ? EndedLoginJson.key(ENDED) : keys.next();
            reader.read(record(key, values.next()));

            EndedLogin good = new EndedLogin("good-" + mutant % 900, "bob", LATEST);
            reader.read(record(EndedLoginJson.key(good), EndedLoginJson.value(good)));
            assertTrue(ended.isEnded(new Login("bob", good.id(), LATEST, LATEST)));
        }
        assertTrue(set.get() > Mutations.count() / 4, () -> set + " were set aside");
    }

    private static ConsumerRecord<byte[], byte[]> record(byte[] key, byte @Nullable [] value) {
        return new ConsumerRecord<>("logins.ended", 0, 0, key, value);
    }
}
