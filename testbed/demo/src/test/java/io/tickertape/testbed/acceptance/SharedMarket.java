package io.tickertape.testbed.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;

/** Hands one market and one browser to every acceptance test: a market takes longer to start than most tests run. */
final class SharedMarket implements TestInstancePostProcessor {
    /** JUnit's own store would not do: where tests run in several processes, each class is a run of its own to JUnit. */
    private static @Nullable Opened opened;

    @Override
    public void postProcessTestInstance(Object test, ExtensionContext context) {
        Opened shared = shared();
        ((AcceptanceTest) test).use(shared.market, shared.chromium);
    }

    private static synchronized Opened shared() {
        if (opened == null) {
            opened = open();
            Runtime.getRuntime().addShutdownHook(new Thread(opened::close, "end-of-the-shared-market"));
        }
        return opened;
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

    private record Opened(WholeMarket market, Chromium chromium) {
        void close() {
            market.close();
            chromium.close();
        }
    }
}
