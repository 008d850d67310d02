package io.tickertape.tape.topic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches that one core parses, that all do, and that end within a part. */
class BatchTest {
    private final List<String> passed = new ArrayList<>();
    private final List<String> folded = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 499, 500, 777, 3_000})
    void foldsEveryRecordInTheOrderOfItsPartitionAndTellsTheEndOfEach(int ofEach) {
        new Batch<>(noting(-1, null), records(ofEach)).fold(this::pass);

        assertEquals(2 * ofEach, folded.size());
        for (int partition = 0; partition < 2; partition++) {
            String of = partition + "-";
            assertEquals(
                    LongStream.range(0, ofEach).mapToObj(offset -> of + offset).toList(),
                    folded.stream().filter(one -> one.startsWith(of)).toList());
        }
        assertEquals(
                List.of("0-" + (ofEach - 1), "1-" + (ofEach - 1)),
                passed.stream().sorted().toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 3_000})
    void tellsOfTheRecordThatItWasStoppedAtAndOfNoneBehindIt(int ofEach) {
        InterruptException stopped = new InterruptException("stopped");
        assertTrue(Thread.interrupted(), "what Kafka's exception sets, and what would stop the batch before its first");
        Batch<String> batch = new Batch<>(noting(7, stopped), records(ofEach));
        assertThrows(InterruptException.class, () -> batch.fold(this::pass));

        assertEquals(7, folded.size());
        String first = folded.get(0).substring(0, 2);
        assertEquals(List.of(first + 7), passed);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 3_000})
    void anErrorOfParsingIsNotKept(int ofEach) {
        Batch<String> batch = new Batch<>(noting(-1, null), records(ofEach, "too deep"));
        assertThrows(StackOverflowError.class, () -> batch.fold(this::pass));
    }

    private void pass(ConsumerRecord<byte[], byte[]> record) {
        passed.add(record.partition() + "-" + record.offset());
    }

    private Fold<String> noting(int stopAt, @Nullable RuntimeException stop) {
        return new Fold<>() {
            @Override
            public String parse(ConsumerRecord<byte[], byte[]> record) {
                if (record.topic().equals("too deep") && record.offset() == 9) {
                    throw new StackOverflowError();
                }
                return record.partition() + "-" + record.offset();
            }

            @Override
            public void fold(ConsumerRecord<byte[], byte[]> record, String parsed) {
                if (stop != null && record.offset() == stopAt) {
                    throw stop;
                }
                folded.add(parsed);
            }
        };
    }

    private static ConsumerRecords<byte[], byte[]> records(int ofEach) {
        return records(ofEach, "prices");
    }

    private static ConsumerRecords<byte[], byte[]> records(int ofEach, String topic) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = new HashMap<>();
        for (int partition = 0; partition < 2; partition++) {
            List<ConsumerRecord<byte[], byte[]>> log = new ArrayList<>();
            for (int offset = 0; offset < ofEach; offset++) {
                log.add(new ConsumerRecord<>(topic, partition, offset, new byte[0], new byte[0]));
            }
            records.put(new TopicPartition(topic, partition), log);
        }
        return new ConsumerRecords<>(records, Map.of());
    }
}
