package io.tickertape.testbed.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.TimeUnit;

/**
 * What processes have used so far, by {@code /proc}.
 *
 * @param cpuMicros user and system time of all their threads
 * @param residentKilobytes of memory; what the kernel holds for their sockets is not in it
 */
public record Usage(long cpuMicros, long residentKilobytes) {
    /** In {@code stat} times are counted in hundredths of a second on every Linux there is. */
    private static final long TICK_MICROS = TimeUnit.SECONDS.toMicros(1) / 100;

    private static final int USER_TIME = 11;

    /** What was used between two looks, and what was held at the second. */
    public record Change(long cpuMicros, long residentKilobytes, long grownKilobytes) {}

    /** What was used since an earlier look. */
    public Change since(Usage before) {
        return new Change(
                cpuMicros - before.cpuMicros, residentKilobytes, residentKilobytes - before.residentKilobytes);
    }

    /** Of some processes together. */
    public static Usage of(Collection<Long> pids) {
        long cpu = 0;
        long resident = 0;
        for (long pid : pids) {
            cpu += cpuMicros(read(pid, "stat"));
            resident += residentKilobytes(read(pid, "status"));
        }
        return new Usage(cpu, resident);
    }

    private static String read(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(pid), file));
        } catch (IOException e) {
            throw new UncheckedIOException("Process " + pid + " has ended while it was measured", e);
        }
    }

    static long cpuMicros(String stat) {
        // The program's name comes second, in parentheses, and may hold spaces.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[USER_TIME + 1])) * TICK_MICROS;
    }

    static long residentKilobytes(String status) {
        return status.lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
