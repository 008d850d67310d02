package io.tickertape.trading.execution;

import io.tickertape.tape.process.Pulse;
import io.tickertape.tape.process.PulseSource;
import io.tickertape.tape.topic.AheadReader;
import io.tickertape.tape.topic.KafkaClients;
import io.tickertape.tape.topic.Records;
import io.tickertape.tape.topic.TopicReader;
import io.tickertape.trading.message.SetAside;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads all reports to a listener, from the first on, and keeps reading. Until all that is past has been read, accounts
 * that somebody waits for are read ahead of the others, so that their reports may be told twice; each account's come in
 * their order.
 */
public final class ReportFeed implements PulseSource, AutoCloseable {
    /** A transaction's reports become readable one partition after the other. */
    private static final Duration GATHER = Duration.ofMillis(3);

    /** The longest that a batch of all reports waits while some are read ahead. */
    private static final Duration GIVES_WAY = Duration.ofMillis(250);

    private final ReportListener listener;
    private final ReportRecords records;
    private final TopicReader all;
    private final AheadReader ahead;

    public ReportFeed(String topic, KafkaClients clients, ReportListener listener, SetAside aside) {
        this.listener = listener;
        records = new ReportRecords(listener, aside);
        all = new TopicReader(clients.source(topic, "trading-reports-reader").gathering(GATHER), new All());
        ahead = new AheadReader(clients.source(topic, "trading-reports-ahead"), new Ahead());
    }

    public void start() {
        ahead.start();
        all.start();
    }

    /** Reads the reports of this account first. */
    public void await(String account) {
        ahead.await(account);
    }

    /** Of the reading of all, and of those ahead. */
    @Override
    public List<Pulse> pulses() {
        return List.of(all.pulse(), ahead.pulse());
    }

    @Override
    public void close() {
        ahead.close();
        all.close();
    }

    private final class All implements Records {
        @Override
        public void read(ConsumerRecord<byte[], byte[]> record) {
            records.tell(record);
        }

        @Override
        public void paused() {
            listener.paused();
            try {
                ahead.letPass(GIVES_WAY);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void progress(int percent) {
            if (percent == 100) {
                ahead.close();
            }
            listener.progress(percent);
        }
    }

    private final class Ahead implements AheadReader.Records {
        @Override
        public void read(ConsumerRecord<byte[], byte[]> record) {
            records.tell(record);
        }

        @Override
        public void paused() {
            listener.paused();
        }

        @Override
        public void caughtUp(Set<String> accounts) {
            accounts.forEach(listener::caughtUp);
        }
    }
}
