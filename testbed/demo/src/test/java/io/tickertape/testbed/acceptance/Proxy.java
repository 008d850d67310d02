package io.tickertape.testbed.acceptance;

import io.tickertape.testbed.process.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A proxy before a service, told to compress whatever it may, as people run it. */
final class Proxy implements AutoCloseable {
    private static final long ATTEMPTS = 200;
    private static final long ATTEMPT_MILLIS = 50;
    private static final long PATIENCE_SECONDS = 10;

    /** The proxies that there are. */
    enum Kind {
        NGINX("/usr/sbin/nginx") {
            @Override
            List<String> command(Path folder, Path settings) {
                return List.of(program, "-p", folder.toString(), "-c", settings.toString(), "-e", "stderr");
            }

            @Override
            String settings(Path folder, int port, URI service) {
                return """
                        daemon off;
                        pid %1$s/nginx.pid;
                        events { }
                        http {
                          access_log off;
                          client_body_temp_path %1$s/body;
                          proxy_temp_path %1$s/proxy;
                          fastcgi_temp_path %1$s/fastcgi;
                          uwsgi_temp_path %1$s/uwsgi;
                          scgi_temp_path %1$s/scgi;
                          gzip on;
                          gzip_proxied any;
                          gzip_min_length 1;
                          gzip_types *;
                          server {
                            listen 127.0.0.1:%2$d;
                            location / {
                              proxy_pass %3$s;
                              proxy_http_version 1.1;
                              proxy_set_header Host $http_host;
                              proxy_set_header Connection "";
                            }
                          }
                        }
                        """
                        .formatted(folder, port, service);
            }
        },

        CADDY("/usr/bin/caddy") {
            @Override
            List<String> command(Path folder, Path settings) {
                return List.of(program, "run", "--adapter", "caddyfile", "--config", settings.toString());
            }

            @Override
            String settings(Path folder, int port, URI service) {
                return """
                        {
                          admin off
                          auto_https off
                        }
                        http://localhost:%1$d {
                          encode {
                            zstd
                            gzip
                            minimum_length 1
                          }
                          reverse_proxy %2$s
                        }
                        """
                        .formatted(port, service);
            }
        };

        final String program;

        Kind(String program) {
            this.program = program;
        }

        abstract List<String> command(Path folder, Path settings);

        abstract String settings(Path folder, int port, URI service);
    }

    private final Process process;
    private final URI url;

    private Proxy(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /** Skips the test, in plain words, where the proxy is not installed. */
    static Proxy start(Kind kind, Path folder, URI service) throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of(kind.program)), kind.program + " is not installed, so nothing goes by it");
        int port = Ports.free();
        Path settings = Files.writeString(folder.resolve("proxy.conf"), kind.settings(folder, port, service));
        ProcessBuilder program = new ProcessBuilder(kind.command(folder, settings))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("proxy.out").toFile());
        // Where Caddy keeps what it would keep from run to run.
        program.environment().put("HOME", folder.toString());
        Process process = program.start();
        Proxy proxy = new Proxy(process, URI.create("http://localhost:" + port));
        proxy.awaitPort(port, folder);
        return proxy;
    }

    private void awaitPort(int port, Path folder) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return;
            } catch (IOException e) {
                if (attempt == ATTEMPTS || !process.isAlive()) {
                    process.destroy();
                    throw new IOException(
                            "The proxy takes no connections: " + Files.readString(folder.resolve("proxy.out")), e);
                }
                TimeUnit.MILLISECONDS.sleep(ATTEMPT_MILLIS);
            }
        }
    }

    URI url() {
        return url;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
