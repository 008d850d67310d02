package io.tickertape.trading;

import io.micronaut.runtime.Micronaut;
import io.tickertape.tape.process.FatalErrors;
import io.tickertape.trading.login.HashCommand;
import java.io.IOException;
import java.util.Arrays;

/** Starts the trading desk, or makes the hash of a password. */
public final class TradingService {
    private TradingService() {}

    public static void main(String[] args) throws IOException {
        if (args.length > 0 && args[0].equals(HashCommand.NAME)) {
            System.exit(HashCommand.run(Arrays.copyOfRange(args, 1, args.length), System.in, System.out, System.err));
        }
        FatalErrors.install();
        Micronaut.build(args).mainClass(TradingService.class).banner(false).start();
    }
}
