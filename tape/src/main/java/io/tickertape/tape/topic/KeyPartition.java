package io.tickertape.tape.topic;

import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/** Where the records of a key are: everybody who writes leaves that to Kafka's own clients, Kafka Streams too. */
public final class KeyPartition {
    private KeyPartition() {}

    /**
     * The partition of a key.
     *
     * @param partitions how many the topic has
     */
    public static int of(byte[] key, int partitions) {
        return BuiltInPartitioner.partitionForKey(key, partitions);
    }
}
