package io.tickertape.testbed.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ClassPathTest {
    private static final Pattern NETTY = Pattern.compile("netty-(buffer|common)");

    @Test
    void findsNothingWrongWithOneRecentVersion() {
        assertEquals(List.of(), faults("/lib/netty-buffer-4.2.18.Final.jar", "/lib/netty-common-4.2.18.Final.jar"));
    }

    @Test
    void findsAnOldVersionAndAMixture() {
        assertEquals(
                List.of("netty-buffer is 4.2.9, below 4.2.18", "netty-(buffer|common) are mixed: [4.2.18, 4.2.9]"),
                faults("/lib/netty-buffer-4.2.9.Final.jar", "/lib/netty-common-4.2.18.Final.jar"));
    }

    @Test
    void findsThatNothingIsCalledSo() {
        assertEquals(List.of("no library is called netty-(buffer|common)"), faults("/lib/other-1.0.jar"));
    }

    private static List<String> faults(String... paths) {
        return ClassPath.of(List.of(paths)).faults(NETTY, "4.2.18");
    }
}
