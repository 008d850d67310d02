package io.tickertape.testbed.bench.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LiveMemoryTest {
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
}
