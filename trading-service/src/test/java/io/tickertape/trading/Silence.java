package io.tickertape.trading;

import io.tickertape.trading.blotter.AccountChange;
import io.tickertape.trading.blotter.AccountView;
import io.tickertape.trading.blotter.Blotter;
import io.tickertape.trading.blotter.BlotterConfiguration;
import io.tickertape.trading.blotter.BlotterListener;
import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.Outcome;

/** Hears a blotter's changes and does nothing about them. */
public class Silence implements BlotterListener {
    /** A blotter that is only looked at. */
    public static Blotter blotter(BlotterConfiguration config) {
        return new Blotter(config, new Silence(), account -> {});
    }

    @Override
    public void changed(AccountChange change, AccountView account) {}

    @Override
    public void outcome(Command command, Outcome outcome) {}

    @Override
    public void stateChanged() {}

    @Override
    public void stateChanged(String account) {}
}
