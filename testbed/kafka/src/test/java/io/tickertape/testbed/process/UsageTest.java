package io.tickertape.testbed.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
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
    void seesThisProcess() {
        Usage usage = Usage.of(List.of(ProcessHandle.current().pid()));
        assertTrue(usage.residentKilobytes() > 10_000, usage.toString());
        assertTrue(usage.cpuMicros() > 0, usage.toString());
    }
}
