package io.tickertape.testbed.bench.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The memory that a JVM needs, as opposed to what it has: its resident memory, but of the heap only what is left after a
 * full collection. How much of the heap is resident says more about the collector's habits than about the program.
 */
final class LiveMemory {
    private static final long PATIENCE_SECONDS = 30;
    private static final Pattern HEAP =
            Pattern.compile("heap\\s+total \\d+K, used (\\d+)K \\[0x([0-9a-f]+), 0x([0-9a-f]+)\\)");
    private static final Pattern MAPPING = Pattern.compile("([0-9a-f]+)-([0-9a-f]+) .*");
    private static final String RESIDENT = "Rss:";

    private LiveMemory() {}

    /** Collects the garbage of a JVM with one range of heap, as G1 has it; empty if it cannot be asked. */
    static OptionalLong kilobytes(long pid) {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        if (!Files.exists(tool)) {
            return OptionalLong.empty();
        }
        try {
            ask(tool, pid, "GC.run");
            return kilobytes(
                    ask(tool, pid, "GC.heap_info"), Files.readString(Path.of("/proc", String.valueOf(pid), "smaps")));
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    static OptionalLong kilobytes(String heapInfo, String mappings) {
        Matcher heap = HEAP.matcher(heapInfo);
        if (!heap.find()) {
            return OptionalLong.empty();
        }
        long low = Long.parseUnsignedLong(heap.group(2), 16);
        long high = Long.parseUnsignedLong(heap.group(3), 16);
        long outside = 0;
        boolean inHeap = false;
        for (String line : mappings.lines().toList()) {
            Matcher mapping = MAPPING.matcher(line);
            if (mapping.matches()) {
                long start = Long.parseUnsignedLong(mapping.group(1), 16);
                inHeap = Long.compareUnsigned(start, low) >= 0 && Long.compareUnsigned(start, high) < 0;
            } else if (!inHeap && line.startsWith(RESIDENT)) {
                outside += Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        return OptionalLong.of(outside + Long.parseLong(heap.group(1)));
    }

    private static String ask(Path tool, long pid, String command) throws IOException {
        Process process = new ProcessBuilder(tool.toString(), String.valueOf(pid), command)
                .redirectErrorStream(true)
                .start();
        try (var out = process.getInputStream()) {
            String answer = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0) {
                return answer;
            }
            throw new IOException(answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
