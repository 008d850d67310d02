package io.tickertape.testbed.bench.process;

import io.tickertape.testbed.bench.peer.Nginx;
import io.tickertape.testbed.bench.peer.NodePeer;
import io.tickertape.testbed.bench.peer.QuarkusPeer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The servers that can be measured. */
public enum Contender {
    TICKER("this ticker-service"),
    NETTY("raw Netty"),
    VERTX("Vert.x"),
    WEBFLUX("Spring WebFlux"),
    MICRONAUT("stock Micronaut"),
    QUARKUS("Quarkus"),
    NODE("Node, better-sse"),
    NCHAN("nchan");

    private final String title;

    Contender(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** What it is called on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Contender of(String word) {
        return Arrays.stream(values())
                .filter(contender -> contender.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new BenchException("No such server: " + word + "; there are "
                        + String.join(
                                ", ",
                                Arrays.stream(values()).map(Contender::word).toList())));
    }

    /** Whether it is one of the order path too. */
    public boolean takesOrders() {
        return this == TICKER || this == VERTX || this == WEBFLUX || this == MICRONAUT;
    }

    /** Whether it compresses streams for whoever asks: ours once for all, a peer for each connection. */
    public boolean compresses() {
        return this == TICKER || this == VERTX || this == WEBFLUX || this == NCHAN;
    }

    /** Whether a program beside it reads Kafka and hands it the prices, which is not counted as its own. */
    public boolean isFed() {
        return this == NCHAN || this == NODE || this == QUARKUS;
    }

    /** Why it cannot take part on this machine; empty if it can. */
    public Optional<String> absence() {
        return switch (this) {
            case NCHAN -> Nginx.missing();
            case NODE -> NodePeer.missing();
            case QUARKUS -> QuarkusPeer.missing();
            default -> Optional.empty();
        };
    }
}
