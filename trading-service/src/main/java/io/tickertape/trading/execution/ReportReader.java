package io.tickertape.trading.execution;

import io.tickertape.trading.topic.TopicReader;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the records of the reports' topic to a listener; what is no report is left out, and said. */
public final class ReportReader implements TopicReader.Records {
    private static final Logger LOG = LoggerFactory.getLogger(ReportReader.class);

    private final ReportListener listener;

    public ReportReader(ReportListener listener) {
        this.listener = listener;
    }

    @Override
    public void read(ConsumerRecord<byte[], byte[]> record) {
        try {
            listener.report(ReportJson.read(record.value()));
        } catch (IllegalArgumentException e) {
            LOG.warn(
                    "{}-{} offset {} is no report: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.getMessage());
        }
    }

    @Override
    public void paused() {
        listener.paused();
    }

    @Override
    public void progress(int percent) {
        listener.progress(percent);
    }
}
