package io.tickertape.trading.controls;

/** Hears of each change, on the thread that made it, while the controls are held still. */
public interface ControlsListener {
    void changed(ControlsView controls);
}
