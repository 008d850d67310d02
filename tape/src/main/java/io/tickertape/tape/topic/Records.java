package io.tickertape.tape.topic;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A fold that reads and takes a record in one step, on the reader's thread alone. */
public interface Records extends Fold<Records.Unparsed> {
    /** That a record has not been looked into. */
    enum Unparsed {
        UNPARSED
    }

    void read(ConsumerRecord<byte[], byte[]> record);

    @Override
    default Unparsed parse(ConsumerRecord<byte[], byte[]> record) {
        return Unparsed.UNPARSED;
    }

    @Override
    default void fold(ConsumerRecord<byte[], byte[]> record, Unparsed parsed) {
        read(record);
    }
}
