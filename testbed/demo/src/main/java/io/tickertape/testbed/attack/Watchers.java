package io.tickertape.testbed.attack;

import java.io.IOException;
import java.util.function.Supplier;

/** Opens streams of prices and keeps each for a while: read by nobody, or each unlike any other. */
final class Watchers implements Attack {
    private static final int NARROW = 4_096;

    private final Service ticker;
    private final Sources from;
    private final int streams;
    private final int seconds;
    private final boolean read;
    private final Supplier<String> path;
    private final Held held = new Held();

    /**
     * Streams of ticker-service.
     *
     * @param streams at a time
     * @param seconds that each is kept
     * @param read whether they take what they are sent
     * @param path of the next stream
     */
    Watchers(Service ticker, Sources from, int streams, int seconds, boolean read, Supplier<String> path) {
        this.ticker = ticker;
        this.from = from;
        this.streams = streams;
        this.seconds = seconds;
        this.read = read;
        this.path = path;
    }

    @Override
    public void strike(Tally tally) throws IOException {
        if (read) {
            held.reap(tally);
        }
        held.release(seconds, tally);
        if (held.count(ticker) < streams) {
            Wire wire = Wire.open(ticker, from.next(), NARROW);
            held.add(ticker, wire);
            var unused = wire.send("GET " + path.get() + " HTTP/1.1\r\nHost: " + ticker.host()
                    + "\r\nAccept: text/event-stream\r\n\r\n");
        }
    }

    @Override
    public void end(Tally tally) {
        held.releaseAll(tally);
    }
}
