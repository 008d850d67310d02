package io.tickertape.testbed.bench.process;

import io.tickertape.testbed.bench.peer.BareProducer;
import io.tickertape.testbed.bench.trade.Answers;
import io.tickertape.testbed.bench.trade.PagesProgram;
import io.tickertape.testbed.bench.trade.Until;
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
        List<String> command = new ArrayList<>(Server.GIVING_WAY);
        command.addAll(Layout.unleashed(flags));
        command.addAll(List.of("-cp", layout.benchClassPath(), BareProducer.class.getName()));
        command.addAll(List.of(bootstrap, topic, String.valueOf(places)));
        return new OrderGenerator(new Child("the bare producer", command));
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
        child.kill();
    }
}
