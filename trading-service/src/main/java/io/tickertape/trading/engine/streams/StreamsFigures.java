package io.tickertape.trading.engine.streams;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.ThreadMetadata;

/** A {@code KafkaStreams} tells these figures of itself. */
final class StreamsFigures {
    private static final Pattern CONSUMER_OF_COMMANDS = Pattern.compile(".*-StreamThread-\\d+-consumer");
    private static final double MILLIS = 1_000;

    private StreamsFigures() {}

    /** How long ago the thread that carries commands out asked Kafka for more; zero before the first time. */
    static Duration sinceTurn(KafkaStreams streams) {
        double seconds = streams.metrics().values().stream()
                .filter(metric ->
                        metric.metricName().name().equals("last-poll-seconds-ago") && isOfCommands(metric.metricName()))
                .mapToDouble(metric -> ((Number) metric.metricValue()).doubleValue())
                .filter(value -> value >= 0)
                .min()
                .orElse(0);
        return Duration.ofMillis((long) (seconds * MILLIS));
    }

    private static boolean isOfCommands(MetricName metric) {
        return CONSUMER_OF_COMMANDS
                .matcher(String.valueOf(metric.tags().get("client-id")))
                .matches();
    }

    /** How far each partition of the journal is carried out; none while the streams do not run. */
    static Map<Integer, EngineStreams.Standing> standings(KafkaStreams streams) {
        Map<Integer, EngineStreams.Standing> standings = new TreeMap<>();
        if (streams.state() == KafkaStreams.State.RUNNING) {
            for (ThreadMetadata thread : streams.metadataForLocalThreads()) {
                for (TaskMetadata task : thread.activeTasks()) {
                    task.committedOffsets().forEach((partition, committed) -> {
                        long end = task.endOffsets().getOrDefault(partition, committed);
                        standings.put(
                                partition.partition(),
                                new EngineStreams.Standing(committed, Math.max(0, end - committed)));
                    });
                }
            }
        }
        return standings;
    }
}
