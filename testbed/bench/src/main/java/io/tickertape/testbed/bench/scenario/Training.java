package io.tickertape.testbed.bench.scenario;

import io.tickertape.testbed.bench.process.BenchException;
import io.tickertape.testbed.process.AotCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the JVMs of the cases learn in one turn, and begin with in the others: each case has a file of its own. */
final class Training {
    private final Path folder;
    private final List<String> flags;
    private List<String> more = List.of();

    /** @param flags of every JVM, trained or not */
    Training(Path folder, List<String> flags) {
        this.folder = folder;
        this.flags = flags;
    }

    /** Of the JVMs that are started now. */
    List<String> flags() {
        List<String> all = new ArrayList<>(flags);
        all.addAll(more);
        return all;
    }

    /** The JVMs that are started from now on learn for those of a case. */
    void begins(String title) {
        AotCache.missing().ifPresent(why -> {
            throw new BenchException("--trained: " + why);
        });
        AotCache cache = cache(title);
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(cache.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        more = List.of(cache.output());
    }

    /** The JVMs that are started from now on begin with what was learned for a case; whether anything was. */
    boolean takesUp(String title) {
        AotCache cache = cache(title);
        boolean isThere = Files.exists(cache.file());
        more = isThere ? List.of(cache.input()) : List.of();
        return isThere;
    }

    private AotCache cache(String title) {
        return new AotCache(folder.resolve(title.replaceAll("[^A-Za-z]+", "-") + ".aot"));
    }
}
