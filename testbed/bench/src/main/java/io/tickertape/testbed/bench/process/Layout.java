package io.tickertape.testbed.bench.process;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** Where the built programs are, and how they are started. */
public final class Layout {
    private final Path root;
    private final Path work;
    private final Path leash;

    private Layout(Path root) {
        this.root = root;
        this.work = root.resolve("testbed/bench/target/bench");
        for (Path jar : List.of(brokerJar(), tickerJar(), benchJar())) {
            if (!Files.exists(jar)) {
                throw new BenchException(jar + " is missing: build it with `mvn -DskipTests package` in " + root);
            }
        }
        this.leash = writeLeash();
    }

    /** The project that this program was built in. */
    public static Layout find() {
        try {
            Path here = Path.of(Layout.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            for (Path folder = here; folder != null; folder = folder.getParent()) {
                if (Files.isDirectory(folder.resolve("ticker-service"))) {
                    return new Layout(folder);
                }
            }
            throw new BenchException("The bench runs within the project that it was built in, not from " + here);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A folder for what a bench leaves behind. */
    public Path work() {
        return work;
    }

    public Path tickerJar() {
        return root.resolve("ticker-service/target/ticker-service.jar");
    }

    Path brokerJar() {
        return root.resolve("testbed/kafka/target/testbed-kafka.jar");
    }

    private Path benchJar() {
        return root.resolve("testbed/bench/target/testbed-bench.jar");
    }

    /** A JVM like this one, that ends with this one. */
    List<String> leashed(List<String> flags) {
        List<String> command = unleashed(flags);
        command.add("-javaagent:" + leash);
        return command;
    }

    static List<String> unleashed(List<String> flags) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        return command;
    }

    /** The bench's own classes and libraries, the ticker's not among them. */
    String benchClassPath() {
        return benchJar() + File.pathSeparator + libraries("testbed/bench/target/lib");
    }

    /** The bench's and the ticker's, whose methods JMH measures. */
    public String benchmarkClassPath() {
        return String.join(
                File.pathSeparator,
                benchJar().toString(),
                tickerJar().toString(),
                libraries("ticker-service/target/lib"),
                libraries("testbed/bench/target/lib"));
    }

    private String libraries(String folder) {
        return root.resolve(folder) + File.separator + "*";
    }

    private Path writeLeash() {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", Leash.class.getName());
        try (InputStream agent = Leash.class.getResourceAsStream("Leash.class")) {
            if (agent == null) {
                throw new IllegalStateException("the leash is not on the class path");
            }
            Files.createDirectories(work);
            Path jar = Files.createTempFile(work, "leash", ".jar");
            jar.toFile().deleteOnExit();
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
                out.putNextEntry(new JarEntry(Leash.class.getName().replace('.', '/') + ".class"));
                agent.transferTo(out);
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a folder of ours with all that is in it. */
    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
