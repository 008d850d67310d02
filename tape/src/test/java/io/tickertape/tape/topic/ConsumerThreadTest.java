package io.tickertape.tape.topic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.tape.process.FatalErrors;
import io.tickertape.tape.process.Pulse;
import io.tickertape.testbed.process.EndedProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConsumerThreadTest {
    private static final TopicSource SOURCE = TopicSource.of("orders", () -> new MockConsumer<>("earliest"));

    static Stream<RuntimeException> failures() {
        return Stream.of(new KafkaException("the broker is gone"), new IllegalStateException("a fault of ours"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void goesOnWithANewConsumerAfterATurnThatFailed(RuntimeException failure) throws InterruptedException {
        OneFailure work = new OneFailure(failure);
        try (ConsumerThread thread = new ConsumerThread("test", SOURCE, work)) {
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
    void endsTheProcessWithALineWhenATurnMeetsAnError(@TempDir Path directory) throws Exception {
        EndedProgram program = EndedProgram.run(directory, Duration.ofSeconds(60), ReadingProgram.class);

        assertEquals(FatalErrors.EXIT_CODE, program.exitCode(), program.output());
        assertTrue(
                program.output().contains("the thread orders-reader met java.lang.StackOverflowError: deep"),
                program.output());
    }

    @Test
    void isLostNeitherWhileItTurnsNorOnceItIsClosed() throws InterruptedException {
        OneFailure work = new OneFailure(new IllegalStateException("a fault of ours"));
        ConsumerThread thread = new ConsumerThread("test", SOURCE, work);
        assertEquals(Pulse.State.NONE, thread.pulse().state(Duration.ofHours(1)));
        try (thread) {
            thread.start();
            assertTrue(work.goesOn.await(10, TimeUnit.SECONDS));
            assertEquals(Pulse.State.ALIVE, thread.pulse().state(Duration.ofHours(1)));
        }
        assertEquals(Pulse.State.CLOSED, thread.pulse().state(Duration.ofHours(1)));
    }

    /** They are closed one after the other, and each would wait for a Kafka that is away. */
    @Test
    void endsWithAllOthersBeforeItIsClosed() throws InterruptedException {
        ReadersEnd end = new ReadersEnd();
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch left = new CountDownLatch(2);
        try (ConsumerThread one = turning(end, begun, left);
                ConsumerThread other = turning(end, begun, left)) {
            one.start();
            other.start();
            assertTrue(begun.await(10, TimeUnit.SECONDS), "has not begun");
            end.begin();

            assertTrue(left.await(10, TimeUnit.SECONDS), "goes on");
        }
    }

    private static ConsumerThread turning(ReadersEnd end, CountDownLatch begun, CountDownLatch left) {
        TopicSource source = TopicSource.of("orders", () -> new MockConsumer<>("earliest") {
            @Override
            public void close(CloseOptions options) {
                super.close(options);
                left.countDown();
            }
        });
        return new ConsumerThread("test", source.endedBy(end), new ConsumerThread.Work() {
            @Override
            public void begin(Consumer<byte[], byte[]> consumer) {
                begun.countDown();
            }

            @Override
            public void turn(Consumer<byte[], byte[]> consumer) {
                consumer.poll(Duration.ofMillis(10));
            }
        });
    }

    @Test
    void namesTheRightThatIsMissingOnceForAllItsConsumersAndForgetsItWhenGranted() throws InterruptedException {
        Denied work = new Denied();
        try (ConsumerThread thread = new ConsumerThread("orders-reader", SOURCE, work)) {
            thread.start();
            assertTrue(work.thirdTime.await(10, TimeUnit.SECONDS));
            assertEquals(
                    Map.of(
                            "orders-reader",
                            "Kafka denies this service the right Read on the topic orders: grant it to the service's"
                                    + " principal, with kafka-acls.sh"),
                    SOURCE.denied().all());

            work.granted.countDown();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (!SOURCE.denied().all().isEmpty()) {
                assertTrue(
                        System.nanoTime() < end,
                        "still denied: " + SOURCE.denied().all());
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    /** May not read until it is granted. */
    private static final class Denied implements ConsumerThread.Work {
        private final CountDownLatch thirdTime = new CountDownLatch(3);
        private final CountDownLatch granted = new CountDownLatch(1);

        @Override
        public void begin(Consumer<byte[], byte[]> consumer) {}

        @Override
        public void turn(Consumer<byte[], byte[]> consumer) {
            thirdTime.countDown();
            if (granted.getCount() > 0) {
                throw new TopicAuthorizationException(Set.of("orders"));
            }
        }
    }

    /** Would live for ever without the thread that meets the Error. */
    public static final class ReadingProgram {
        private ReadingProgram() {}

        public static void main(String[] args) throws InterruptedException {
            ConsumerThread thread = new ConsumerThread("orders-reader", SOURCE, new ConsumerThread.Work() {
                @Override
                public void begin(Consumer<byte[], byte[]> consumer) {}

                @Override
                public void turn(Consumer<byte[], byte[]> consumer) {
                    throw new StackOverflowError("deep");
                }
            });
            thread.start();
            Thread.currentThread().join();
        }
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
