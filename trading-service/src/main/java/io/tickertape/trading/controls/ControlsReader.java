package io.tickertape.trading.controls;

import io.tickertape.tape.topic.Records;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Folds the topic's records into the controls; what is no control changes nothing, and is said. */
final class ControlsReader implements Records {
    private static final Logger LOG = LoggerFactory.getLogger(ControlsReader.class);

    private final Controls controls;

    ControlsReader(Controls controls) {
        this.controls = controls;
    }

    @Override
    public void read(ConsumerRecord<byte[], byte[]> record) {
        try {
            Scope scope = ControlJson.scope(record.key());
            if (record.value() == null) {
                controls.lift(scope);
            } else {
                controls.set(ControlJson.control(scope, record.value()));
            }
        } catch (IllegalArgumentException e) {
            LOG.warn(
                    "{}-{} offset {} is no control and changes nothing: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.getMessage());
        }
    }

    @Override
    public void progress(int percent) {
        if (percent == 100) {
            controls.restored();
        }
    }
}
