package io.tickertape.testbed.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The libraries whose versions the build pins above those of the platform, which lack fixes: an update of the platform
 * must not bring the old ones back.
 */
public final class PinnedLibraries {
    private static final String MICRONAUT = "micronaut-(aop|buffer-netty|context|context-propagation|core|core-reactive"
            + "|discovery-core|http|http-client|http-client-core|http-netty|http-server|http-server-netty|inject"
            + "|jackson-core|jackson-databind|json-core|management|router|websocket)";

    private static final Map<String, String> OLDEST = Map.of(
            MICRONAUT,
            "4.10.28",
            "netty-(?!transport-native).*",
            "4.2.18",
            "jackson-(core|databind|datatype-.*)",
            "2.21.6",
            "lz4-java",
            "1.11.1",
            "thymeleaf",
            "3.1.6");

    private PinnedLibraries() {}

    /** What is missing, older than it may be, or of another version than its siblings; empty if all is well. */
    public static List<String> faults(ClassPath classPath) {
        List<String> faults = new ArrayList<>();
        OLDEST.forEach((names, least) -> faults.addAll(classPath.faults(Pattern.compile(names), least)));
        return faults;
    }
}
