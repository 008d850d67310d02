package io.tickertape.ticker;

import io.micronaut.runtime.Micronaut;
import io.tickertape.tape.process.FatalErrors;

/** Starts the ticker. */
public final class TickerService {
    private TickerService() {}

    public static void main(String[] args) {
        FatalErrors.install();
        Micronaut.build(args).mainClass(TickerService.class).banner(false).start();
    }
}
