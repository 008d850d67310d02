package io.tickertape.ticker.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.tape.fragment.EncodedBody;
import io.tickertape.ticker.broadcast.Position;
import io.tickertape.ticker.market.FeedStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class SharedBodyTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final FeedStatus LIVE = new FeedStatus(FeedStatus.State.LIVE, 100, Duration.ZERO);

    private static final int FEW = 1_000;
    private static final int MANY = 20_000;

    private final List<Runnable> elsewhere = new ArrayList<>();
    private final SharedBody shared = new SharedBody(elsewhere::add);
    private int made;

    @Test
    void isMadeOnceForAllWhoAskBeforeAnythingChanges() {
        assertEquals("1", asked(moment(7, LIVE, NOON)));
        assertEquals("1", asked(moment(7, LIVE, NOON.plusMillis(999))));
    }

    @Test
    void isMadeAnewAfterAnyChange() {
        assertEquals("1", asked(moment(7, LIVE, NOON)));
        assertEquals("2", asked(moment(8, LIVE, NOON)));
        assertEquals("3", asked(moment(8, FeedStatus.STARTING, NOON)));
        assertEquals("4", asked(moment(8, FeedStatus.STARTING, NOON.plusSeconds(1))));
    }

    @Test
    void aLongOneIsMadeElsewhereAndAwaitedByAllWhoAskMeanwhile() {
        CompletableFuture<EncodedBody> first = ask(moment(7, LIVE, NOON), MANY);
        CompletableFuture<EncodedBody> second = ask(moment(8, LIVE, NOON.plusSeconds(9)), MANY);
        assertEquals(0, made);
        assertEquals(1, elsewhere.size());
        elsewhere.remove(0).run();

        assertEquals("1", text(first));
        assertEquals("1", text(second));
    }

    @Test
    void aLongOneIsGoodForAMillisecondForEachTenRows() {
        CompletableFuture<EncodedBody> first = ask(moment(7, LIVE, NOON), MANY);
        elsewhere.remove(0).run();

        assertEquals("1", text(first));
        assertEquals("1", text(ask(moment(8, LIVE, NOON.plusMillis(1_999)), MANY)));
        CompletableFuture<EncodedBody> next = ask(moment(8, LIVE, NOON.plusMillis(2_000)), MANY);
        elsewhere.remove(0).run();
        assertEquals("2", text(next));
    }

    @Test
    void aLongOneThatFailedIsMadeAnew() {
        CompletableFuture<EncodedBody> failed = shared.of(moment(7, LIVE, NOON), MANY, () -> {
            throw new IllegalStateException("no memory");
        });
        elsewhere.remove(0).run();
        assertThrows(CompletionException.class, failed::join);

        CompletableFuture<EncodedBody> next = ask(moment(7, LIVE, NOON), MANY);
        elsewhere.remove(0).run();
        assertEquals("1", text(next));
    }

    private String asked(SharedBody.Moment now) {
        CompletableFuture<EncodedBody> body = ask(now, FEW);
        assertTrue(body.isDone(), "is made at once");
        return text(body);
    }

    private CompletableFuture<EncodedBody> ask(SharedBody.Moment now, int rows) {
        return shared.of(now, rows, () -> String.valueOf(++made));
    }

    private static String text(CompletableFuture<EncodedBody> body) {
        return new String(body.join().plain(), StandardCharsets.UTF_8);
    }

    private static SharedBody.Moment moment(long version, FeedStatus feed, Instant time) {
        return new SharedBody.Moment(new Position("00000001", version), feed, time);
    }
}
