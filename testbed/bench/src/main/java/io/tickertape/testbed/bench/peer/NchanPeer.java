package io.tickertape.testbed.bench.peer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * nchan: starts nginx and publishes every price to it by HTTP, a frame's at once on one connection. Prints
 * {@code serving PID}, since what serves is nginx and not this process.
 */
final class NchanPeer implements Peer {
    private static final long ATTEMPTS = 100;
    private static final long ATTEMPT_MILLIS = 50;

    private final boolean gzip;
    private @Nullable Socket publisher;

    NchanPeer(boolean gzip) {
        this.gzip = gzip;
    }

    @Override
    public void listen(int port) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("nchan");
        Process nginx = Nginx.start(directory, port, gzip);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(nginx, directory), "stop nginx"));
        publisher = connect(port);
        Thread answers = new Thread(this::readAnswers, "answers");
        answers.setDaemon(true);
        answers.start();
        System.out.println("serving " + nginx.pid());
    }

    private static void stop(Process nginx, Path directory) {
        nginx.destroy();
        nginx.onExit().join();
        try (Stream<Path> left = Files.walk(directory)) {
            for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            System.err.println("nginx has left something behind: " + e);
        }
    }

    private static Socket connect(int port) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                socket.setTcpNoDelay(true);
                return socket;
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                Thread.sleep(ATTEMPT_MILLIS);
            }
        }
    }

    /** What nginx may have open, of which every connection takes one. */
    static int openFiles() {
        try {
            return Files.readAllLines(Path.of("/proc/self/limits")).stream()
                    .filter(line -> line.startsWith("Max open files"))
                    .map(line -> line.split("\\s+", -1)[3])
                    .mapToInt(Integer::parseInt)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void accept(Frame frame) {
        ByteArrayOutputStream requests = new ByteArrayOutputStream();
        for (PricedEvent event : frame.changed()) {
            byte[] body = event.cells().getBytes(StandardCharsets.UTF_8);
            String head = "POST /publish HTTP/1.1\r\nHost: nchan\r\nX-EventSource-Event: " + event.symbol()
                    + "\r\nContent-Length: " + body.length + "\r\n\r\n";
            requests.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
            requests.writeBytes(body);
        }
        try {
            if (publisher != null) {
                publisher.getOutputStream().write(requests.toByteArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("nginx takes no more prices", e);
        }
    }

    private void readAnswers() {
        byte[] answers = new byte[1 << 16];
        try (Socket socket = publisher) {
            if (socket != null) {
                InputStream in = socket.getInputStream();
                while (in.read(answers) >= 0) {
                    // Only that nginx can go on writing them matters.
                }
            }
        } catch (IOException e) {
            System.err.println("nginx has gone: " + e.getMessage());
        }
    }
}
