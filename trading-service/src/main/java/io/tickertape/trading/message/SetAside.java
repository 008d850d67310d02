package io.tickertape.trading.message;

import io.tickertape.tape.process.LogPace;
import java.time.Duration;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of the records of a topic that could not be read or carried out and were left where they are: each is counted,
 * and at most one a second is logged, with its place and the reason and nothing of what it holds.
 */
public final class SetAside {
    private static final Logger LOG = LoggerFactory.getLogger(SetAside.class);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(1);

    private final String topic;
    private final String reader;
    private final Runnable counted;
    private final LogPace pace = new LogPace(BETWEEN_LINES);

    /**
     * Nothing has been set aside yet.
     *
     * @param reader what cannot read them, such as the engine
     * @param counted called once for each
     */
    public SetAside(String topic, String reader, Runnable counted) {
        this.topic = topic;
        this.reader = reader;
        this.counted = counted;
    }

    public void tell(ConsumerRecord<byte[], byte[]> record, String reason) {
        tell(record.partition(), record.offset(), reason);
    }

    /**
     * Tells of a record.
     *
     * @param reason in our own words: a record's content may be anything, also lines of a log
     */
    public void tell(int partition, long offset, String reason) {
        counted.run();
        OptionalLong before = pace.next();
        if (before.isPresent()) {
            LOG.warn(
                    "{}-{}@{} is set aside by the {}: {}{}",
                    topic,
                    partition,
                    offset,
                    reader,
                    reason,
                    before.getAsLong() == 0 ? "" : " (and " + before.getAsLong() + " records before it)");
        }
    }
}
