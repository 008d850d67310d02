package io.tickertape.testbed.bench.scenario;

import io.netty.util.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the figures were measured on, to stand above them. */
public final class Machine {
    private Machine() {}

    /** In Markdown. */
    public static String describe(Options options) {
        return """
                # Bench of %s

                - Machine: %s, %d cores, %s; load average at the start %s
                - Linux %s, JDK %s (%s); servers with `%s`
                - Netty %s, Vert.x %s, Spring %s, Reactor Netty %s, Micronaut %s, Kafka %s
                - %d rounds in turns, each server freshly started; %d s measured after %d s under the same load; medians
                - Server, broker, producer and generators share the cores. Loopback: no network, no TLS, no browser. CPU and RSS
                  are those of the server's process; what the kernel holds for sockets is not in RSS
                """
                .formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        first("/proc/cpuinfo", "model name\\s*:\\s*(.*)"),
                        Runtime.getRuntime().availableProcessors(),
                        first("/proc/meminfo", "MemTotal:\\s*(.*)"),
                        first("/proc/loadavg", "(\\S+ \\S+ \\S+)"),
                        System.getProperty("os.version"),
                        System.getProperty("java.version"),
                        System.getProperty("java.vm.name"),
                        String.join(" ", options.flags()),
                        Optional.ofNullable(Version.identify().get("netty-common"))
                                .map(Version::artifactVersion)
                                .orElse("?"),
                        library("vertx-core"),
                        library("spring-webflux"),
                        library("reactor-netty-http"),
                        library("micronaut-http-server-netty"),
                        library("kafka-clients"),
                        options.rounds(),
                        options.seconds(),
                        options.warmUp());
    }

    private static String library(String name) {
        Matcher matcher =
                Pattern.compile(Pattern.quote(name) + "-([0-9][^/:]*)\\.jar").matcher(classPath());
        return matcher.find() ? matcher.group(1) : "?";
    }

    private static String classPath() {
        String path = System.getProperty("java.class.path");
        Path lib = Path.of(path).resolveSibling("lib");
        if (!Files.isDirectory(lib)) {
            return path;
        }
        String[] names = lib.toFile().list();
        return names == null ? path : String.join("/", names);
    }

    private static String first(String file, String pattern) {
        try {
            Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(Path.of(file)));
            return matcher.find() ? matcher.group(1).strip() : "?";
        } catch (IOException e) {
            return "?";
        }
    }
}
