package io.tickertape.testbed.attack;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Addresses that cost a service much: streams that are all different, and everything that there is. */
final class RandomPaths {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    private static final List<String> WHOLE = List.of(
            "/",
            "/?rate=1",
            "/?refresh=off",
            "/strip",
            "/prices",
            "/prices/trends",
            "/prices/stream",
            "/prices/stream?format=json");

    private final SplittableRandom random = new SplittableRandom();
    private final List<String> symbols;

    /** @param symbols that have prices */
    RandomPaths(List<String> symbols) {
        this.symbols = symbols;
    }

    /** A watch list, a rate and a format that nobody shares. */
    synchronized String watchList() {
        String list =
                Stream.generate(this::symbol).limit(1 + random.nextInt(40)).collect(Collectors.joining(","));
        String format = random.nextBoolean() ? "json" : "html";
        return "/prices/stream?symbols=%s&rate=%.4f&format=%s".formatted(list, random.nextDouble(0.2, 20), format);
    }

    private String symbol() {
        return random.nextBoolean() ? symbols.get(random.nextInt(symbols.size())) : letters(8);
    }

    /** A stream that is said to go on from a position that no service gave. */
    synchronized String resumed() {
        String position =
                switch (random.nextInt(5)) {
                    case 0 -> letters(2_000);
                    case 1 -> "-" + random.nextLong() + "-" + random.nextLong();
                    case 2 -> "9".repeat(400);
                    case 3 -> "%0d%0aevent:%20forged%0d%0adata:%20x%0d%0a%0d%0a";
                    default -> "%00%ff%e2%80%ae" + random.nextInt();
                };
        return "/prices/stream?symbols=AAPL&lastEventId=" + position;
    }

    /** A page, an answer or a stream of all symbols. */
    synchronized String whole() {
        return WHOLE.get(random.nextInt(WHOLE.size()));
    }

    /** A name of so many letters. */
    synchronized String letters(int count) {
        return random.ints(count, 0, LETTERS.length())
                .mapToObj(index -> LETTERS.substring(index, index + 1))
                .collect(Collectors.joining());
    }
}
