package io.tickertape.trading;

import io.micrometer.core.instrument.MeterRegistry;
import io.tickertape.trading.message.SetAside;
import jakarta.inject.Singleton;

/** Counts the records that are set aside, by their topic and by what could not read them. */
@Singleton
final class AsideCounters {
    private final MeterRegistry meters;

    AsideCounters(MeterRegistry meters) {
        this.meters = meters;
    }

    SetAside of(String topic, String reader) {
        return new SetAside(
                topic,
                reader,
                meters.counter("tickertape.records.set.aside", "topic", topic, "reader", reader)::increment);
    }
}
