package io.tickertape.ticker.feed;

import io.micronaut.configuration.kafka.annotation.KafkaClient;
import io.tickertape.tape.record.Reading;
import io.tickertape.tape.topic.ClientListener;
import io.tickertape.tape.topic.Topics;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** The topics of refused records: a record as it came, with what is wrong with it in its headers. */
@Singleton
public final class RejectedRecords {
    /** By which operators configure the producer. */
    static final String CLIENT = "rejections";

    private final Producer<byte[], byte[]> producer;

    RejectedRecords(@KafkaClient(CLIENT) Producer<byte[], byte[]> producer, ClientListener listener) {
        this.producer = producer;
        listener.opened(producer);
    }

    /** Done when it is safely written. */
    Future<?> write(ConsumerRecord<byte[], byte[]> record, Reading.Reason reason, String detail) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("reason", utf8(reason.code()));
        headers.add("detail", utf8(detail));
        headers.add("topic", utf8(record.topic()));
        headers.add("partition", utf8(Integer.toString(record.partition())));
        headers.add("offset", utf8(Long.toString(record.offset())));
        return producer.send(new ProducerRecord<>(
                Topics.rejected(record.topic()), null, null, record.key(), record.value(), headers));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
