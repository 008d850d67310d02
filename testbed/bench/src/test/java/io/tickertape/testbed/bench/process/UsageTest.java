package io.tickertape.testbed.bench.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class UsageTest {
    @Test
    void addsUserAndSystemTimeOfAProgramWithAnOddName() {
        String stat = "42 (a (b) c) S 1 42 42 0 -1 4194560 9 8 7 6 150 25 0 0 20 0 33 0 900 1 2 3";
        assertEquals(1_750_000, Usage.cpuMicros(stat));
    }

    @Test
    void readsResidentMemory() {
        assertEquals(20_480, Usage.residentKilobytes("VmPeak:\t  99999 kB\nVmRSS:\t   20480 kB\nThreads:\t3\n"));
    }

    @Test
    void takesOfTheHeapOnlyWhatIsUsed() {
        String heap = " garbage-first heap   total 262144K, used 3000K [0x00000000c0000000, 0x0000000100000000)";
        String mappings =
                """
                c0000000-d0000000 rw-p 00000000 00:00 0
                Size:             262144 kB
                Rss:              200000 kB
                VmFlags: rd wr
                d0000000-100000000 ---p 00000000 00:00 0
                Rss:                   0 kB
                100000000-100ff0000 rw-p 00000000 00:00 0
                Rss:                 500 kB
                7f0000000000-7f0000100000 r-xp 00000000 fe:00 12 /usr/lib/libjvm.so
                Rss:                  20 kB
                """;
        assertEquals(OptionalLong.of(3_520), LiveMemory.kilobytes(heap, mappings));
        assertEquals(OptionalLong.empty(), LiveMemory.kilobytes("no such heap", mappings));
    }

    @Test
    void seesThisProcess() {
        Usage usage = Usage.of(List.of(ProcessHandle.current().pid()));
        assertTrue(usage.residentKilobytes() > 10_000, usage.toString());
        assertTrue(usage.cpuMicros() > 0, usage.toString());
    }
}
