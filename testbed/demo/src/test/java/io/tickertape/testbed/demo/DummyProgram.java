package io.tickertape.testbed.demo;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** Stands in for each program of the market: shows that it is up as that one does, and then waits for its end. */
public final class DummyProgram {
    /** Set in the environment to its own name: a service ends only when both have been asked to. */
    static final String TOGETHER = "DUMMY_TOGETHER";

    private DummyProgram() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Integer port = Integer.getInteger("micronaut.server.port");
        Integer exitCode = Integer.getInteger("dummy.exit");
        if (exitCode != null) {
            System.out.println("It did not work out");
            System.exit(exitCode);
        }
        if (port != null) {
            if (TOGETHER.equals(System.getenv(TOGETHER))) {
                Runtime.getRuntime().addShutdownHook(new Thread(() -> endTogether(port)));
            }
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.createContext("/health", exchange -> {
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
        } else if (List.of(args).contains("--data")) {
            System.out.println("Kafka takes records at …");
        } else {
            System.out.println("Feeding " + String.join(" ", args));
        }
        if (List.of(args).contains("end")) {
            return;
        }
        new CountDownLatch(1).await();
    }

    private static void endTogether(int port) {
        Path here = Path.of("").toAbsolutePath();
        try (WatchService watch = here.getFileSystem().newWatchService()) {
            here.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            Files.createFile(here.resolve("asked-" + port));
            while (asked(here) < 2) {
                watch.take().reset();
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long asked(Path here) throws IOException {
        try (Stream<Path> files = Files.list(here)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith("asked-"))
                    .count();
        }
    }

    /** Puts it in the place of all programs of a project. */
    static void build(Path root) throws IOException {
        for (String jar : List.of(
                "testbed/kafka/target/testbed-kafka.jar",
                "ticker-service/target/ticker-service.jar",
                "trading-service/target/trading-service.jar",
                "testbed/demo/target/testbed-demo.jar")) {
            jar(root.resolve(jar));
        }
    }

    static void jar(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, DummyProgram.class.getName());
        Files.createDirectories(jar.getParent());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream program = DummyProgram.class.getResourceAsStream("DummyProgram.class")) {
            out.putNextEntry(new JarEntry(DummyProgram.class.getName().replace('.', '/') + ".class"));
            Objects.requireNonNull(program).transferTo(out);
        }
    }
}
