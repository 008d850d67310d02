package io.tickertape.trading.engine.streams;

import io.tickertape.tape.topic.ClientSettings;
import io.tickertape.tape.topic.KafkaConfiguration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The options of the streams, each that exactness, latency or recovery hangs on chosen here. */
final class StreamsOptions {
    private StreamsOptions() {}

    /** By which operators configure the streams' consumers and producers. */
    static final String NAME = "trading-desk";

    static Properties of(KafkaConfiguration kafka, EngineConfiguration config) {
        Properties options = new Properties();
        options.putAll(new ClientSettings(NAME, defaults(config), promised(config)).under(configured(kafka)));
        return options;
    }

    private static Properties configured(KafkaConfiguration kafka) {
        Properties all = new Properties();
        all.putAll(kafka.common());
        kafka.consumer(NAME)
                .forEach((name, value) -> all.put(StreamsConfig.consumerPrefix(String.valueOf(name)), value));
        kafka.producer(NAME)
                .forEach((name, value) -> all.put(StreamsConfig.producerPrefix(String.valueOf(name)), value));
        return all;
    }

    /** What exactness and coming back under one's name hang on. */
    private static Map<String, Object> promised(EngineConfiguration config) {
        Map<String, Object> all = new HashMap<>();
        all.put(StreamsConfig.APPLICATION_ID_CONFIG, EngineStreams.GROUP);
        all.put(StreamsConfig.CLIENT_ID_CONFIG, NAME + "-" + config.instance());
        all.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        all.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
        // Back under its name, an instance has its partitions without a rebalance.
        all.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), config.instance());
        all.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
                Math.toIntExact(config.sessionTimeout().toMillis()));
        all.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
                Math.toIntExact(config.sessionTimeout().toMillis() / 4));
        all.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        all.put(StreamsConfig.consumerPrefix(ConsumerConfig.ISOLATION_LEVEL_CONFIG), "read_committed");
        all.put(StreamsConfig.producerPrefix(ProducerConfig.ACKS_CONFIG), "all");
        all.put(
                StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
                Math.toIntExact(config.transactionTimeout().toMillis()));
        return all;
    }

    private static Map<String, Object> defaults(EngineConfiguration config) {
        Map<String, Object> all = new HashMap<>();
        // A task reads one partition: there is no other to wait for.
        all.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        all.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        // The engine asks for its commits: see CommitPace. What only kept time is committed by this clock.
        all.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                Math.min(1_000, config.transactionTimeout().toMillis() / 2));
        // The longest: see PollPace.
        all.put(StreamsConfig.POLL_MS_CONFIG, PollPace.LONGEST.toMillis());
        all.put(StreamsConfig.restoreConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 10_000);
        // A commit sends what waits; until then nobody may read it, so that sending it sooner helps nobody.
        all.put(
                StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG),
                config.commitEvery().toMillis());
        // The transaction before may not be completed yet: asking again costs less than the default's 100 ms.
        all.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), 2);
        all.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG), 2);
        all.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        // What restores an account is never cut.
        all.put(StreamsConfig.topicPrefix(TopicConfig.SEGMENT_BYTES_CONFIG), String.valueOf(64 << 20));
        return all;
    }
}
