package io.tickertape.trading;

import io.micronaut.runtime.Micronaut;
import io.tickertape.tape.process.FatalErrors;

/** Starts the trading desk. */
public final class TradingService {
    private TradingService() {}

    public static void main(String[] args) {
        FatalErrors.install();
        Micronaut.build(args).mainClass(TradingService.class).banner(false).start();
    }
}
