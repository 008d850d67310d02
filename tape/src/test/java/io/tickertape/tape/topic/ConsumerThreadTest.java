package io.tickertape.tape.topic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConsumerThreadTest {
    static Stream<RuntimeException> failures() {
        return Stream.of(new KafkaException("the broker is gone"), new IllegalStateException("a fault of ours"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void goesOnWithANewConsumerAfterATurnThatFailed(RuntimeException failure) throws InterruptedException {
        OneFailure work = new OneFailure(failure);
        try (ConsumerThread thread = thread(ClientListener.NONE, work)) {
            thread.start();
            assertTrue(work.goesOn.await(10, TimeUnit.SECONDS), "ended with " + failure);
        }

        assertEquals(2, work.consumers.size());
        assertNotSame(work.consumers.get(0), work.consumers.get(1));
        assertTrue(
                work.consumers.stream().allMatch(consumer -> ((MockConsumer<?, ?>) consumer).closed()),
                "left one open");
    }

    @Test
    void tellsOfEachTurnAndOfTheErrorThatEndsIt() throws Exception {
        List<String> turns = new ArrayList<>();
        CompletableFuture<Error> told = new CompletableFuture<>();
        ClientListener listener = new ClientListener() {
            @Override
            public void turned(String thread) {
                turns.add(thread);
            }

            @Override
            public void broke(String thread, Error error) {
                told.complete(error);
            }
        };
        Error error = new StackOverflowError("deep");
        try (ConsumerThread thread = thread(listener, new Failing(error, 2))) {
            thread.start();
            assertSame(error, told.get(10, TimeUnit.SECONDS));
        }

        assertEquals(List.of("test", "test"), turns);
    }

    private static ConsumerThread thread(ClientListener listener, ConsumerThread.Work work) {
        return new ConsumerThread("test", () -> new MockConsumer<>("earliest"), listener, work);
    }

    /** Its first turn fails. */
    private static final class OneFailure implements ConsumerThread.Work {
        private final List<Consumer<byte[], byte[]>> consumers = new ArrayList<>();
        private final CountDownLatch goesOn = new CountDownLatch(1);
        private final RuntimeException failure;

        OneFailure(RuntimeException failure) {
            this.failure = failure;
        }

        @Override
        public void begin(Consumer<byte[], byte[]> consumer) {
            consumers.add(consumer);
        }

        @Override
        public void turn(Consumer<byte[], byte[]> consumer) {
            if (consumers.size() == 1) {
                throw failure;
            }
            goesOn.countDown();
        }
    }

    /** Fails for good after some turns. */
    private static final class Failing implements ConsumerThread.Work {
        private final Error error;
        private int turns;

        Failing(Error error, int turns) {
            this.error = error;
            this.turns = turns;
        }

        @Override
        public void begin(Consumer<byte[], byte[]> consumer) {}

        @Override
        public void turn(Consumer<byte[], byte[]> consumer) {
            if (turns-- == 0) {
                throw error;
            }
        }
    }
}
