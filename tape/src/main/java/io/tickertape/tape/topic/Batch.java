package io.tickertape.tape.topic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What came in one go, folded record by record; one that a fold throws at is left, so that it is not met again. */
final class Batch<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Batch.class);
    private static final int WORTH_ALL_CORES = 1000;

    /** A record and what it says, or why nobody knows. */
    private record Parsed<T>(
            ConsumerRecord<byte[], byte[]> record, @Nullable T value, @Nullable RuntimeException failure) {}

    private final Fold<T> fold;
    private final List<ConsumerRecord<byte[], byte[]>> records;
    private int left;

    Batch(Fold<T> fold, ConsumerRecords<byte[], byte[]> records) {
        this.fold = fold;
        this.records = new ArrayList<>(records.count());
        records.forEach(this.records::add);
    }

    /** Folds all, and tells of each record before it is taken. */
    void fold(Consumer<ConsumerRecord<byte[], byte[]>> before) {
        if (records.size() < WORTH_ALL_CORES) {
            for (ConsumerRecord<byte[], byte[]> record : records) {
                before.accept(record);
                fold(parse(record));
            }
        } else {
            Object[] parsed = new Object[records.size()];
            Arrays.parallelSetAll(parsed, i -> parse(records.get(i)));
            for (Object each : parsed) {
                @SuppressWarnings("unchecked") // there are no arrays of a generic type
                Parsed<T> one = (Parsed<T>) each;
                before.accept(one.record());
                fold(one);
            }
        }
        if (left > 1) {
            LOG.error("and {} more records of {} that came with it", left - 1, records.size());
        }
    }

    private Parsed<T> parse(ConsumerRecord<byte[], byte[]> record) {
        try {
            return new Parsed<>(record, fold.parse(record), null);
        } catch (RuntimeException e) {
            return new Parsed<>(record, null, e);
        }
    }

    private void fold(Parsed<T> parsed) {
        if (parsed.value() == null) {
            leave(parsed.record(), parsed.failure());
            return;
        }
        try {
            fold.fold(parsed.record(), parsed.value());
        } catch (InterruptException e) {
            throw e;
        } catch (RuntimeException e) {
            leave(parsed.record(), e);
        }
    }

    private void leave(ConsumerRecord<byte[], byte[]> record, @Nullable RuntimeException failure) {
        if (left++ == 0) {
            LOG.error(
                    "{}-{} offset {} could not be taken and is left",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    failure);
        }
    }
}
