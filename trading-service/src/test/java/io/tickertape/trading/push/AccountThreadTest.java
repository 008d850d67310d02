package io.tickertape.trading.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.tape.process.Pulse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccountThreadTest {
    private static final int PATIENCE_SECONDS = 20;

    private final AccountThread thread = new AccountThread("accounts-test");

    @AfterEach
    void close() {
        thread.close();
    }

    @Test
    void repeatsATaskThatFailedOnce() throws Exception {
        CountDownLatch turns = new CountDownLatch(2);
        thread.every(Duration.ofMillis(1), () -> {
            turns.countDown();
            throw new IllegalStateException("an account that cannot be rendered");
        });

        assertTrue(turns.await(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void doesWhatIsPostedInTheOrderOfThePosts() throws Exception {
        List<String> done = new ArrayList<>();
        thread.post(() -> done.add("first"));
        thread.post(() -> done.add("last"));

        assertEquals(
                List.of("first", "last"), thread.ask(() -> List.copyOf(done)).get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void tellsWhoeverAskedThatTheAnswerFailed() {
        CompletableFuture<String> answer = thread.ask(() -> {
            throw new IllegalStateException("no answer");
        });

        assertThrows(ExecutionException.class, () -> answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void holdsAReaderUpOnlyWhileTooMuchIsPosted() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        thread.post(() -> awaitUninterrupted(goOn));
        for (int task = 0; task <= AccountThread.MOST_TASKS; task++) {
            thread.post(() -> {});
        }
        CompletableFuture<Void> reader = CompletableFuture.runAsync(thread::letCatchUp);
        assertThrows(TimeoutException.class, () -> reader.get(200, TimeUnit.MILLISECONDS));

        goOn.countDown();
        reader.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void endsWithWhatWasPostedAndTakesNothingMore() throws Exception {
        CompletableFuture<Boolean> posted = new CompletableFuture<>();
        thread.post(() -> posted.complete(true));
        thread.close();
        thread.post(() -> posted.obtrudeValue(false));

        assertTrue(posted.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        assertEquals(Pulse.State.CLOSED, thread.pulse().state(Duration.ofSeconds(1)));
        assertTrue(thread.ask(() -> true).isCompletedExceptionally());
    }

    @Test
    void showsAPulse() throws Exception {
        CompletableFuture<Pulse.State> state = new CompletableFuture<>();
        thread.after(
                Duration.ofMillis(1_500), () -> state.complete(thread.pulse().state(Duration.ofSeconds(30))));

        assertEquals(Pulse.State.ALIVE, state.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        assertFalse(Thread.currentThread().isInterrupted());
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            assertTrue(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
