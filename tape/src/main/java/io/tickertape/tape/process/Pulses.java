package io.tickertape.tape.process;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The pulses of the threads that a service cannot do without, as its health tells of them. */
public final class Pulses {
    /** Much longer than a turn takes even while Kafka does not answer. */
    public static final Duration LONGEST_TURN = Duration.ofSeconds(30);

    private final List<Pulse> pulses;

    public Pulses(List<Pulse> pulses) {
        this.pulses = List.copyOf(pulses);
    }

    /**
     * Whether none is lost or stuck.
     *
     * @param kafkaAnswers while it does not, a thread that waits for it is no fault of this process
     */
    public boolean goOn(boolean kafkaAnswers) {
        return pulses.stream()
                .map(pulse -> pulse.state(LONGEST_TURN))
                .noneMatch(state -> state == Pulse.State.LOST || (state == Pulse.State.STUCK && kafkaAnswers));
    }

    /** By the threads' names: the state, how long ago the thread turned, and how many records it has still to read. */
    public Map<String, Object> details() {
        Map<String, Object> details = new TreeMap<>();
        for (Pulse pulse : pulses) {
            details.put(
                    pulse.name(),
                    Map.of(
                            "state",
                            pulse.state(LONGEST_TURN).name().toLowerCase(Locale.ROOT),
                            "turnedMillisAgo",
                            pulse.sinceBeat().toMillis(),
                            "lag",
                            pulse.lag()));
        }
        return details;
    }
}
