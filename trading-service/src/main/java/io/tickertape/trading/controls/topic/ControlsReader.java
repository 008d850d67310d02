package io.tickertape.trading.controls.topic;

import io.tickertape.tape.control.Control;
import io.tickertape.tape.control.ControlJson;
import io.tickertape.tape.control.Scope;
import io.tickertape.tape.topic.Records;
import io.tickertape.trading.controls.Act;
import io.tickertape.trading.controls.Acts;
import io.tickertape.trading.controls.Controls;
import io.tickertape.trading.message.ActJson;
import io.tickertape.trading.message.SetAside;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Folds the topic's records into the controls; what is no control changes nothing, and is said. */
final class ControlsReader implements Records {
    private final Controls controls;
    private final Acts acts;
    private final SetAside aside;

    ControlsReader(Controls controls, Acts acts, SetAside aside) {
        this.controls = controls;
        this.acts = acts;
        this.aside = aside;
    }

    @Override
    public void read(ConsumerRecord<byte[], byte[]> record) {
        Runnable change;
        try {
            Optional<String> act = ActJson.id(record.key());
            change = act.isPresent()
                    ? ofActs(act.get(), record.value())
                    : ofControls(ControlJson.scope(record.key()), record.value());
        } catch (IllegalArgumentException e) {
            aside.tell(record, "it is no control and changes nothing: " + e.getMessage());
            return;
        }
        change.run();
    }

    private Runnable ofActs(String id, byte @Nullable [] value) {
        if (value == null) {
            return () -> acts.drop(id);
        }
        Act act = ActJson.act(id, value);
        return () -> acts.add(act);
    }

    private Runnable ofControls(Scope scope, byte @Nullable [] value) {
        if (value == null) {
            return () -> controls.lift(scope);
        }
        Control control = ControlJson.control(scope, value);
        return () -> controls.set(control);
    }

    @Override
    public void progress(int percent) {
        if (percent == 100) {
            controls.restored();
        }
    }
}
