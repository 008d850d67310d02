package io.tickertape.trading.push;

import io.tickertape.tape.process.Pulse;
import io.tickertape.trading.blotter.BlotterConfiguration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** All accounts, in as many shares as there are threads for them: an account is always of the same one. */
final class Shares implements AutoCloseable {
    /** One thread and the accounts that are its own. */
    record Share(AccountThread thread, Sessions sessions) {}

    private final List<Share> all;

    /** @param awaited is told of accounts that somebody asks for while their past is still being read */
    Shares(PushConfiguration config, BlotterConfiguration blotter, PageSources sources, Consumer<String> awaited) {
        int threads = config.threads();
        all = IntStream.range(0, threads)
                .mapToObj(number -> {
                    AccountThread thread = new AccountThread("accounts-" + number);
                    Sessions sessions =
                            new Sessions(blotter.share(threads), awaited, sources, thread::after, config.accountPace());
                    thread.every(config.markPace(), sessions::showMarks);
                    return new Share(thread, sessions);
                })
                .toList();
    }

    Share of(String account) {
        int hash = account.hashCode();
        return all.get(Math.floorMod(hash ^ (hash >>> 16), all.size()));
    }

    void post(String account, Consumer<Sessions> task) {
        Share share = of(account);
        share.thread.post(() -> task.accept(share.sessions));
    }

    void postAll(Consumer<Sessions> task) {
        all.forEach(share -> share.thread.post(() -> task.accept(share.sessions)));
    }

    /** Waits until what was posted is no more than a thread may be behind. */
    void letCatchUp() {
        all.forEach(share -> share.thread.letCatchUp());
    }

    List<Pulse> pulses() {
        return all.stream().map(share -> share.thread.pulse()).toList();
    }

    @Override
    public void close() {
        all.forEach(share -> share.thread.close());
    }
}
