package io.tickertape.testbed.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** nginx with the nchan module, as far as it is installed here. */
public final class Nginx {
    private Nginx() {}

    /** Why it cannot take part; empty if it can. */
    public static Optional<String> missing() {
        if (program().isEmpty()) {
            return Optional.of("nginx is not installed");
        }
        return module().isEmpty() ? Optional.of("nginx's module nchan is not installed") : Optional.empty();
    }

    static Process start(Path directory, int port, boolean gzip) throws IOException {
        Path settings = directory.resolve("nginx.conf");
        Files.writeString(settings, settings(directory, port, gzip));
        return new ProcessBuilder(
                        program().orElseThrow().toString(),
                        "-p",
                        directory.toString(),
                        "-c",
                        settings.toString(),
                        "-e",
                        directory.resolve("error.log").toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("nginx.out").toFile())
                .start();
    }

    private static Optional<Path> program() {
        return first("/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/sbin/nginx", "/usr/local/bin/nginx");
    }

    private static Optional<Path> module() {
        return first(
                "/usr/lib/nginx/modules/ngx_nchan_module.so",
                "/usr/lib64/nginx/modules/ngx_nchan_module.so",
                "/usr/local/lib/nginx/modules/ngx_nchan_module.so");
    }

    private static Optional<Path> first(String... places) {
        return Stream.of(places).map(Path::of).filter(Files::exists).findFirst();
    }

    private static String settings(Path directory, int port, boolean gzip) {
        return """
                daemon off;
                load_module %1$s;
                pid %2$s/nginx.pid;
                worker_processes auto;
                worker_rlimit_nofile %4$d;
                events { worker_connections %4$d; }
                http {
                  access_log off;
                  client_body_temp_path %2$s/body;
                  proxy_temp_path %2$s/proxy;
                  fastcgi_temp_path %2$s/fastcgi;
                  uwsgi_temp_path %2$s/uwsgi;
                  scgi_temp_path %2$s/scgi;
                  keepalive_requests 1000000000;
                  tcp_nodelay on;
                  gzip %5$s;
                  gzip_types text/event-stream;
                  nchan_shared_memory_size 256M;
                  server {
                    listen 127.0.0.1:%3$d backlog=4096;
                    location = /prices/stream {
                      nchan_subscriber eventsource;
                      nchan_channel_id prices;
                      nchan_subscriber_first_message oldest;
                    }
                    location = /publish {
                      nchan_publisher;
                      nchan_channel_id prices;
                      nchan_message_buffer_length 500;
                      nchan_message_timeout 10s;
                    }
                  }
                }
                """
                .formatted(module().orElseThrow(), directory, port, NchanPeer.openFiles(), gzip ? "on" : "off");
    }
}
