package io.tickertape.trading.controls.topic;

import io.tickertape.tape.topic.Records;
import io.tickertape.trading.controls.Control;
import io.tickertape.trading.controls.Controls;
import io.tickertape.trading.controls.Scope;
import io.tickertape.trading.message.ControlJson;
import io.tickertape.trading.message.SetAside;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Folds the topic's records into the controls; what is no control changes nothing, and is said. */
final class ControlsReader implements Records {
    private final Controls controls;
    private final SetAside aside;

    ControlsReader(Controls controls, SetAside aside) {
        this.controls = controls;
        this.aside = aside;
    }

    @Override
    public void read(ConsumerRecord<byte[], byte[]> record) {
        Scope scope;
        Control control;
        try {
            scope = ControlJson.scope(record.key());
            control = record.value() == null ? null : ControlJson.control(scope, record.value());
        } catch (IllegalArgumentException e) {
            aside.tell(record, "it is no control and changes nothing: " + e.getMessage());
            return;
        }
        if (control == null) {
            controls.lift(scope);
        } else {
            controls.set(control);
        }
    }

    @Override
    public void progress(int percent) {
        if (percent == 100) {
            controls.restored();
        }
    }
}
