package io.tickertape.trading.topic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
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
        try (ConsumerThread thread = new ConsumerThread("test", () -> new MockConsumer<>("earliest"), work)) {
            thread.start();
            assertTrue(work.goesOn.await(10, TimeUnit.SECONDS), "ended with " + failure);
        }

        assertEquals(2, work.consumers.size());
        assertNotSame(work.consumers.get(0), work.consumers.get(1));
        assertTrue(
                work.consumers.stream().allMatch(consumer -> ((MockConsumer<?, ?>) consumer).closed()),
                "left one open");
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
}
