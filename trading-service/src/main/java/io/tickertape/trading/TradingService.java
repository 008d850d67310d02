package io.tickertape.trading;

import io.micronaut.runtime.Micronaut;

/** Starts the trading desk. */
public final class TradingService {
    private TradingService() {}

    public static void main(String[] args) {
        Micronaut.build(args).mainClass(TradingService.class).banner(false).start();
    }
}
