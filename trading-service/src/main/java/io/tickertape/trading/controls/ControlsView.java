package io.tickertape.trading.controls;

import java.util.List;

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

    /** Those that a trader of the account wants to know of. */
    public ControlsView concerning(String account) {
        return new ControlsView(
                isRestored,
                active.stream()
                        .filter(control -> control.scope().concerns(account))
                        .toList());
    }
}
