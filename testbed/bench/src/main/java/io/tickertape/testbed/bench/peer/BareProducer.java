package io.tickertape.testbed.bench.peer;

import io.tickertape.testbed.bench.load.Load;
import io.tickertape.testbed.bench.trade.Accounts;
import io.tickertape.testbed.bench.trade.OrderText;
import io.tickertape.testbed.bench.trade.Place;
import io.tickertape.testbed.bench.trade.Rhythm;
import io.tickertape.testbed.bench.trade.StandardInput;
import io.tickertape.testbed.bench.trade.Tally;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The limit of a journal: one producer that waits for every acknowledgement, and nothing around it. The next record of a
 * place is sent by the thread that was told of the one before. {@code BOOTSTRAP-SERVERS TOPIC PLACES}, then see {@link
 * StandardInput}.
 */
public final class BareProducer {
    private BareProducer() {}

    /** One closed loop, with a key of its own. */
    private static final class Line extends Place {
        private final KafkaProducer<byte[], byte[]> producer;
        private final String topic;
        private final String account;
        private final byte[] key;
        private final int index;
        private long number;

        Line(
                Tally tally,
                ScheduledExecutorService timer,
                KafkaProducer<byte[], byte[]> producer,
                String topic,
                int index) {
            super(tally, timer, index);
            this.producer = producer;
            this.topic = topic;
            this.index = index;
            account = Accounts.name(index);
            key = account.getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        protected void place() {
            byte[] order = OrderText.record(
                    account,
                    OrderText.clientOrderId(index, number++),
                    Load.symbol(index % OrderText.SYMBOLS),
                    System.currentTimeMillis());
            var unused = producer.send(new ProducerRecord<>(topic, key, order), (metadata, failure) -> {
                if (failure != null) {
                    StandardInput.fail("An order was not taken by the broker: " + failure);
                }
                tally.answered(placedAt(), System.nanoTime());
                next();
            });
        }
    }

    public static void main(String[] args) {
        KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        args[0],
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.LINGER_MS_CONFIG,
                        0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        Tally tally = new Tally();
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(args[2]); i++) {
            lines.add(new Line(tally, timer, producer, args[1], i));
        }
        new StandardInput(tally, perSecond -> {
                    Rhythm rhythm = new Rhythm(lines.size(), perSecond, System.nanoTime());
                    lines.forEach(line -> line.begin(rhythm));
                })
                .obey();
    }
}
