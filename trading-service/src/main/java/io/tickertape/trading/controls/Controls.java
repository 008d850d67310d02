package io.tickertape.trading.controls;

import io.tickertape.tape.control.Control;
import io.tickertape.tape.control.Scope;
import io.tickertape.tape.market.Symbol;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What is stopped now. Questions are asked by any thread and never wait; changes and listeners come one at a time. */
public final class Controls {
    private final List<ControlsListener> listeners = new CopyOnWriteArrayList<>();
    private final Map<Scope, Control> byScope = new TreeMap<>();
    private volatile ControlsView view = new ControlsView(false, List.of());

    public void announceTo(ControlsListener listener) {
        listeners.add(listener);
    }

    /** What stops a new order; the kill switch before a halt, the wider before the narrower. */
    public Optional<Control> stopping(String account, Symbol symbol) {
        Optional<Control> killing = killing(account, symbol);
        return killing.isPresent() ? killing : covering(account, symbol).findFirst();
    }

    /** What wants open orders cancelled. */
    public Optional<Control> killing(String account, Symbol symbol) {
        return covering(account, symbol).filter(Control::kills).findFirst();
    }

    /** What wants the positions of an account closed. */
    public Optional<Control> flattening(String account) {
        return view.active().stream()
                .filter(control -> control.flattens() && control.scope().name().equals(account))
                .findFirst();
    }

    /** What stops a symbol for every account. */
    public Optional<Control> barring(Symbol symbol) {
        return view.active().stream()
                .filter(control -> control.scope().kind() != Scope.Kind.ACCOUNT
                        && control.scope().covers("", symbol))
                .findFirst();
    }

    private Stream<Control> covering(String account, Symbol symbol) {
        return view.active().stream().filter(control -> control.scope().covers(account, symbol));
    }

    /** The widest first. */
    public List<Control> active() {
        return view.active();
    }

    /** Whether all that was on the topic at the start has been read: until then nobody knows what is stopped. */
    public boolean isRestored() {
        return view.isRestored();
    }

    public ControlsView view() {
        return view;
    }

    public synchronized void set(Control control) {
        if (!control.equals(byScope.put(control.scope(), control))) {
            show(view.isRestored());
        }
    }

    public synchronized void lift(Scope scope) {
        if (byScope.remove(scope) != null) {
            show(view.isRestored());
        }
    }

    public synchronized void restored() {
        if (!view.isRestored()) {
            show(true);
        }
    }

    private void show(boolean isRestored) {
        view = new ControlsView(isRestored, List.copyOf(byScope.values()));
        notifyAll();
        listeners.forEach(listener -> listener.changed(view));
    }

    /** Waits until the controls are so; false if they were not in time. */
    public synchronized boolean await(Predicate<ControlsView> state, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!state.test(view)) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
