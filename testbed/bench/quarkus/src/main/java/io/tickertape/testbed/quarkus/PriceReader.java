package io.tickertape.testbed.quarkus;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.server.jaxrs.SseImpl;

/** Takes prices by standard input, a line each: symbol, tab, id, tab, cells. */
@ApplicationScoped
public class PriceReader {
    private static final int FIELDS = 3;

    private final Prices prices;
    private final Sse sse = new SseImpl();

    PriceReader(Prices prices) {
        this.prices = prices;
    }

    void begin(@Observes StartupEvent started) {
        Thread reader = new Thread(this::read, "prices");
        reader.setDaemon(true);
        reader.start();
        System.out.println("listening");
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            lines.lines().map(line -> line.split("\t", FIELDS)).map(this::event).forEach(prices::tell);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Quarkus.asyncExit();
        }
    }

    private OutboundSseEvent event(String[] fields) {
        return sse.newEventBuilder()
                .name(fields[0])
                .id(fields[1])
                .mediaType(MediaType.TEXT_PLAIN_TYPE)
                .data(String.class, fields[2])
                .build();
    }
}
