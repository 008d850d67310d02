package io.tickertape.testbed.demo;

import io.tickertape.testbed.process.AotCache;
import io.tickertape.testbed.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A whole market on this machine: broker, ticker, trading desk and, if wanted, the feed, each a process of its own. */
public final class Demo implements AutoCloseable {
    private final Options options;
    private final Consumer<String> console;
    private final Programs programs;
    private final List<Member> members = new CopyOnWriteArrayList<>();
    private final CompletableFuture<String> death = new CompletableFuture<>();
    private boolean closing;

    /** Nothing runs yet. */
    Demo(Options options, Consumer<String> console) {
        this.options = options;
        this.console = console;
        requireFree(options.kafkaPort(), "kafka");
        requireFree(options.tickerPort(), "ticker");
        requireFree(options.tradingPort(), "trading");
        createData();
        programs = new Programs(options);
        add(
                Programs.BROKER,
                Programs.bootstrapServers(options),
                programs.broker(),
                Readiness.line(line -> line.startsWith("Kafka takes records")));
        addService(Programs.TICKER, options.tickerPort(), programs.ticker());
        addService(Programs.TRADING, options.tradingPort(), programs.trading());
        if (!options.feed().isEmpty()) {
            add(Programs.FEED, "", programs.feed(), Readiness.line(line -> line.startsWith("Feeding")));
        }
    }

    /**
     * Starts everything, one after the other, and returns when all of it is up.
     *
     * @throws LaunchException if something does not come up; nothing is left running
     */
    public static Demo start(Options options, Consumer<String> console) {
        Demo demo = new Demo(options, console);
        demo.start();
        return demo;
    }

    void start() {
        try {
            for (Member member : members) {
                console.accept("Starting " + member.name());
                launch(member);
                member.awaitReady();
                console.accept(("Up: " + member.name() + " " + member.url()).strip());
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private synchronized void launch(Member member) {
        if (closing) {
            throw new LaunchException("Stopped before " + member.name() + " was started");
        }
        member.launch();
    }

    public Member broker() {
        return member(Programs.BROKER).orElseThrow();
    }

    public Member ticker() {
        return member(Programs.TICKER).orElseThrow();
    }

    public Member trading() {
        return member(Programs.TRADING).orElseThrow();
    }

    /**
     * One more trading desk on the same broker, not started yet; it stops with the rest.
     *
     * @param instance its name among the desks, other than the first one's
     */
    public Member anotherTrading(String instance, int port) {
        requireFree(port, Programs.TRADING);
        String url = Programs.url(port);
        Member another = member("trading" + instance, url, programs.trading(instance, port), Readiness.health(url));
        members.add(another);
        return another;
    }

    public Optional<Member> feed() {
        return member(Programs.FEED);
    }

    /** What the JVMs of the services have written down, once they have ended; see {@link Options#learning}. */
    public List<AotCache> learned() {
        return List.of(AotCache.beside(programs.tickerJar()), AotCache.beside(programs.tradingJar()));
    }

    public String bootstrapServers() {
        return Programs.bootstrapServers(options);
    }

    /** Completes, with a sentence about it, when a member has ended that was not told to. */
    public CompletableFuture<String> death() {
        return death;
    }

    /** Stops the feed and the services all at once, and then the broker: each of them still writes to Kafka at its end. */
    @Override
    public void close() {
        synchronized (this) {
            closing = true;
        }
        List<Member> clients = new ArrayList<>(members);
        clients.remove(broker());
        Collections.reverse(clients);
        stop(clients);
        stop(List.of(broker()));
    }

    private void stop(List<Member> together) {
        for (Member member : together) {
            if (member.isAlive()) {
                console.accept("Stopping " + member.name());
                member.requestStop();
            }
        }
        together.forEach(Member::stop);
    }

    private void addService(String name, int port, List<String> command) {
        String url = Programs.url(port);
        add(name, url, command, Readiness.health(url));
    }

    private void add(String name, String url, List<String> command, Readiness readiness) {
        members.add(member(name, url, command, readiness));
    }

    private Member member(String name, String url, List<String> command, Readiness readiness) {
        return new Member(name, url, command, options.data(), readiness, console, this::ended);
    }

    private void ended(Member member) {
        if (member.name().equals(Programs.FEED) && member.exitCode() == 0) {
            console.accept("The feed has come to its end; the market goes on without");
        } else {
            death.complete(member.obituary());
        }
    }

    private Optional<Member> member(String name) {
        return members.stream().filter(member -> member.name().equals(name)).findFirst();
    }

    private static void requireFree(int port, String name) {
        if (!Ports.isFree(port)) {
            throw new LaunchException(
                    "Port %d, for %s, is already in use: stop what listens there, or choose another with -D%s.port="
                            .formatted(port, name, name));
        }
    }

    private void createData() {
        Path data = options.data();
        try {
            Files.createDirectories(data);
        } catch (IOException e) {
            throw new LaunchException(
                    "The data directory " + data + " cannot be made (" + e + "): choose another with -Ddata=", e);
        }
    }
}
