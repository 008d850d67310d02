package io.tickertape.trading.execution;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickertape.trading.message.ReportJson;
import io.tickertape.trading.message.SetAside;
import io.tickertape.trading.order.ExecutionReport;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads records to a listener; one that is no report, or none that can follow, is set aside and changes nothing. */
final class ReportRecords {
    private static final Logger LOG = LoggerFactory.getLogger(ReportRecords.class);

    private final ReportListener listener;
    private final SetAside aside;

    ReportRecords(ReportListener listener, SetAside aside) {
        this.listener = listener;
        this.aside = aside;
    }

    void tell(ConsumerRecord<byte[], byte[]> record) {
        ExecutionReport report;
        try {
            report = ReportJson.read(record.value());
        } catch (IllegalArgumentException e) {
            aside.tell(record, "it is no report: " + e.getMessage());
            return;
        }
        if (!Arrays.equals(record.key(), report.account().getBytes(UTF_8))) {
            aside.tell(record, "its key is not its account");
            return;
        }
        // One that does not fit changes nothing, and those of other accounts are told.
        listener.report(report, misfit -> {
            LOG.debug("{}-{}@{}", record.topic(), record.partition(), record.offset(), misfit);
            aside.tell(record, "it does not go with the reports of its account that came before");
        });
    }
}
