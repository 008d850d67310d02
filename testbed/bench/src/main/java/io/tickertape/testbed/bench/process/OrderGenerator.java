package io.tickertape.testbed.bench.process;

import io.tickertape.testbed.bench.peer.BareProducer;
import io.tickertape.testbed.bench.peer.PassThrough;
import io.tickertape.testbed.bench.trade.Answers;
import io.tickertape.testbed.bench.trade.PagesProgram;
import io.tickertape.testbed.bench.trade.Until;
import io.tickertape.testbed.process.Usage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A process that places orders and measures how long they take. */
public final class OrderGenerator implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Child child;

    private OrderGenerator(Child child) {
        this.child = child;
    }

    /**
     * Pages in browsers that have these cookies; returns when all are open.
     *
     * @param cookies one for each page, the empty text for none
     */
    public static OrderGenerator pages(Layout layout, OrderServer server, List<String> cookies, Until until) {
        // Its standard input is its leash.
        List<String> command = Layout.unleashed(List.of("-Xmx256m", "-XX:+UseSerialGC"));
        command.addAll(List.of("-cp", layout.benchClassPath(), PagesProgram.class.getName()));
        Child child = new Child("the pages", command);
        cookies.forEach(cookie -> child.say("cookie " + cookie));
        child.say("connect " + server.port() + " " + until.word());
        try {
            child.await("ready", PATIENCE);
        } catch (BenchException e) {
            child.kill();
            throw new BenchException(e.getMessage() + "\nand the server's:\n" + server.latestLines(), e);
        }
        return new OrderGenerator(child);
    }

    /**
     * A producer with as many closed loops as there would be pages, which gives way as servers do: it is what is
     * measured.
     *
     * @param flags of its JVM
     */
    public static OrderGenerator bareProducer(
            Layout layout, String bootstrap, List<String> flags, String topic, int places) {
        return measured(
                "the bare producer",
                flags,
                layout.benchClassPath(),
                BareProducer.class,
                bootstrap,
                topic,
                String.valueOf(places));
    }

    /**
     * Streams that pass orders through from one topic to another, with as many senders as there would be pages and one
     * reader, in one process that gives way as servers do.
     *
     * @param flags of its JVM
     */
    public static OrderGenerator passThrough(
            Layout layout,
            String bootstrap,
            List<String> flags,
            String from,
            String to,
            int places,
            PassThrough.Awaited awaited) {
        Path state = layout.work().resolve("pass-through");
        Layout.delete(state);
        return measured(
                "the pass-through",
                flags,
                layout.tradingClassPath(),
                PassThrough.class,
                bootstrap,
                from,
                to,
                String.valueOf(places),
                state.toString(),
                awaited.name());
    }

    private static OrderGenerator measured(
            String name, List<String> flags, String classPath, Class<?> program, String... arguments) {
        List<String> command = new ArrayList<>(Server.GIVING_WAY);
        command.addAll(Layout.unleashed(flags));
        command.addAll(List.of("-cp", classPath, program.getName()));
        command.addAll(List.of(arguments));
        return new OrderGenerator(new Child(name, command));
    }

    /** Places so many orders a second from now on; 0 for as many as are answered. */
    public void begin(int perSecond) {
        child.say("begin " + perSecond);
    }

    /** Counts between two epoch milliseconds. */
    public void measure(long fromMillis, long toMillis) {
        child.say("measure " + fromMillis + " " + toMillis);
        child.await("measuring", PATIENCE);
    }

    public Answers answers() {
        child.say("tell");
        return Answers.decode(child.await("answers", PATIENCE));
    }

    public Usage usage() {
        return Usage.of(List.of(child.pid()));
    }

    @Override
    public void close() {
        child.end();
    }
}
