package io.tickertape.tape.topic;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
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
    private static final int PARSED_AT_ONCE = 500;

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

    /** Folds all, and tells how far it came in each partition: past the record, too, that it was stopped at. */
    void fold(Consumer<ConsumerRecord<byte[], byte[]>> passed) {
        Queue<FutureTask<List<Parsed<T>>>> parts = parts();
        ConsumerRecord<byte[], byte[]> latest = null;
        try {
            for (FutureTask<List<Parsed<T>>> part = parts.poll(); part != null; part = parts.poll()) {
                for (Parsed<T> next : parsed(part)) {
                    if (latest != null && latest.partition() != next.record().partition()) {
                        passed.accept(latest);
                    }
                    latest = next.record();
                    fold(next);
                }
            }
        } finally {
            parts.forEach(part -> part.cancel(false));
            if (latest != null) {
                passed.accept(latest);
            }
        }
        if (left > 1) {
            LOG.error("and {} more records of {} that came with it", left - 1, records.size());
        }
    }

    /** All cores parse what comes next while this thread folds. */
    private Queue<FutureTask<List<Parsed<T>>>> parts() {
        int size = records.size() < WORTH_ALL_CORES ? WORTH_ALL_CORES : PARSED_AT_ONCE;
        Queue<FutureTask<List<Parsed<T>>>> parts = new ArrayDeque<>();
        for (int from = 0; from < records.size(); from += size) {
            List<ConsumerRecord<byte[], byte[]>> part = records.subList(from, Math.min(from + size, records.size()));
            parts.add(new FutureTask<>(() -> part.stream().map(this::parse).toList()));
        }
        if (parts.size() > 1) {
            parts.forEach(ForkJoinPool.commonPool()::execute);
        }
        return parts;
    }

    /** The reader's thread takes what the records of a part say; it parses them itself unless another core has begun. */
    private List<Parsed<T>> parsed(FutureTask<List<Parsed<T>>> part) {
        part.run();
        try {
            return part.get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("a failure that parsing does not keep", e);
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
