package io.tickertape.testbed.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;

/** Hands one market and one browser to every acceptance test: a market takes longer to start than most tests run. */
final class SharedMarket implements TestInstancePostProcessor {
    @Override
    public void postProcessTestInstance(Object test, ExtensionContext context) {
        Opened opened = context.getRoot()
                .getStore(Namespace.create(SharedMarket.class))
                .getOrComputeIfAbsent(Opened.class, type -> open(), Opened.class);
        ((AcceptanceTest) test).use(opened.market, opened.chromium);
    }

    private static Opened open() {
        Chromium chromium = Chromium.launch();
        try {
            return new Opened(WholeMarket.open(), chromium);
        } catch (IOException e) {
            chromium.close();
            throw new UncheckedIOException(e);
        }
    }

    /** Closed by JUnit after the last test of the run. */
    private record Opened(WholeMarket market, Chromium chromium) implements AutoCloseable {
        @Override
        public void close() {
            market.close();
            chromium.close();
        }
    }
}
