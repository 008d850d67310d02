package io.tickertape.tape.topic;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What is made of a topic's records. A record that it throws at is told and left, and the next one comes.
 *
 * @param <T> what a record says
 */
public interface Fold<T> {
    /** Reads one record and changes nothing: many are parsed by all cores at once. */
    T parse(ConsumerRecord<byte[], byte[]> record);

    /** Takes what a record says: one after the other on the reader's thread, in the order of each partition. */
    void fold(ConsumerRecord<byte[], byte[]> record, T parsed);

    /** What had come in one go has been folded. */
    default void paused() {}

    /** So much of what was there at the start has been folded, in percent; told until it is all, 100. */
    default void progress(int percent) {}
}
