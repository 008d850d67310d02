package io.tickertape.trading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tickertape.testbed.process.ClassPath;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the platform's releases lack is pinned above it: an update of the platform must not bring the old ones back. */
class ClassPathTest {
    private static final ClassPath HERE = ClassPath.ofThisProcess();

    @ParameterizedTest
    @CsvSource({
        "micronaut-(aop|buffer-netty|context|context-propagation|core|core-reactive|discovery-core|http|http-client"
                + "|http-client-core|http-netty|http-server|http-server-netty|inject|jackson-core|jackson-databind|json-core|management|router"
                + "|websocket), 4.10.28",
        "netty-(?!transport-native).*, 4.2.18",
        "jackson-(core|databind|datatype-.*), 2.21.6",
        "lz4-java, 1.11.1",
        "thymeleaf, 3.1.6",
    })
    void librariesAreRecentAndOfOneRelease(Pattern names, String least) {
        assertEquals(List.of(), HERE.faults(names, least));
    }
}
