package io.tickertape.trading.engine.streams;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** How much of what must be read back has been. */
final class RestoreProgress implements StateRestoreListener {
    private final Map<String, Long> all = new ConcurrentHashMap<>();
    private final Map<String, Long> restored = new ConcurrentHashMap<>();

    @Override
    public void onRestoreStart(TopicPartition partition, String store, long from, long to) {
        all.put(store + partition, to - from);
        restored.put(store + partition, 0L);
    }

    @Override
    public void onBatchRestored(TopicPartition partition, String store, long end, long count) {
        restored.merge(store + partition, count, Long::sum);
    }

    @Override
    public void onRestoreEnd(TopicPartition partition, String store, long count) {
        all.computeIfPresent(store + partition, (name, total) -> restored.getOrDefault(name, total));
    }

    int percent() {
        long total = all.values().stream().mapToLong(Long::longValue).sum();
        long done = restored.values().stream().mapToLong(Long::longValue).sum();
        return total <= 0 ? 0 : (int) Math.min(100, done * 100 / total);
    }
}
