package io.tickertape.trading.controls;

import io.tickertape.tape.control.Control;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The controls as they stand at one moment.
 *
 * @param isRestored whether all that was on the topic at the start has been read; until then nothing may be traded
 * @param active the widest first
 */
public record ControlsView(boolean isRestored, List<Control> active) {
    public ControlsView {
        active = List.copyOf(active);
    }

    /** The accounts whose positions are to be closed. */
    public Set<String> flattened() {
        return active.stream()
                .filter(Control::flattens)
                .map(control -> control.scope().name())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Names what is in force, the same on every instance. */
    public String fingerprint() {
        String all = active.stream()
                .map(control -> control.scope().key() + ' ' + control.action() + ' ' + control.time())
                .collect(Collectors.joining("\n"));
        return Integer.toHexString(all.hashCode());
    }

    /** Those that a trader of the account wants to know of. */
    public ControlsView concerning(String account) {
        return new ControlsView(
                isRestored,
                active.stream()
                        .filter(control -> control.scope().concerns(account))
                        .toList());
    }
}
