package io.tickertape.trading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tickertape.testbed.process.ClassPath;
import io.tickertape.testbed.process.PinnedLibraries;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassPathTest {
    @Test
    void librariesAreRecentAndOfOneRelease() {
        assertEquals(List.of(), PinnedLibraries.faults(ClassPath.ofThisProcess()));
    }
}
