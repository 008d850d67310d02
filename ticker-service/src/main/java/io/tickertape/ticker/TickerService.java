package io.tickertape.ticker;

import io.micronaut.runtime.Micronaut;

/** Starts the ticker. */
public final class TickerService {
    private TickerService() {}

    public static void main(String[] args) {
        Micronaut.build(args).mainClass(TickerService.class).banner(false).start();
    }
}
