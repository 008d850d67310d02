package io.tickertape.testbed.hardening;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/** A service's log, in the lines that the service's own configuration of logback writes. */
public final class ServiceLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private static final Pattern BEGIN = Pattern.compile("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} [A-Z]{4,5} +\\S+ .*");
    private static final Pattern STACK = Pattern.compile(
            "\\t+(at |\\.\\.\\. |Suppressed: |Caused by: ).*|Caused by: .*|Wrapped by: .*|[\\w.$]+(Exception|Error)(: .*)?");

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final List<Logger> listenedTo = new ArrayList<>();
    private final LoggerContext configured = new LoggerContext();
    private final PatternLayoutEncoder encoder;
    private final StringBuilder text = new StringBuilder();

    /** Begins to listen: to the service itself at every level from debug on. */
    public ServiceLog() {
        encoder = encoder();
        setContext(root.getLoggerContext());
        start();
        root.addAppender(this);
        listenTo("io.tickertape", Level.DEBUG);
    }

    /** Listens to another part too, from this level on. */
    public ServiceLog with(String part, Level level) {
        listenTo(part, level);
        return this;
    }

    private void listenTo(String part, Level level) {
        Logger logger = (Logger) LoggerFactory.getLogger(part);
        logger.setLevel(level);
        listenedTo.add(logger);
    }

    private PatternLayoutEncoder encoder() {
        URL file = Optional.ofNullable(ServiceLog.class.getResource("/logback.xml"))
                .orElseThrow(() -> new AssertionError("the service has no logback.xml"));
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(configured);
        try {
            configurator.doConfigure(file);
        } catch (JoranException e) {
            throw new AssertionError(e);
        }
        ConsoleAppender<ILoggingEvent> console = (ConsoleAppender<ILoggingEvent>)
                configured.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).getAppender("console");
        PatternLayoutEncoder its = (PatternLayoutEncoder) console.getEncoder();
        its.setCharset(UTF_8);
        return its;
    }

    @Override
    protected synchronized void append(ILoggingEvent event) {
        text.append(new String(encoder.encode(event), UTF_8));
    }

    /** All that has been written since the beginning. */
    public synchronized String text() {
        return text.toString();
    }

    /** The same, line by line as a terminal or a collector of logs parts them. */
    public List<String> lines() {
        return List.of(text().split("\r\n|[\n\r\u000b\f\u0085\u2028\u2029]"));
    }

    /** The lines that the service has neither begun as an event of its own nor written as a part of a stack. */
    public List<String> forgedLines() {
        List<String> forged = new ArrayList<>(lines());
        forged.removeIf(line -> line.isEmpty()
                || BEGIN.matcher(line).matches()
                || STACK.matcher(line).matches());
        return forged;
    }

    /** Whether nothing in it moves the cursor, colours the terminal or turns the writing. */
    public boolean isPlain() {
        return text().codePoints()
                .allMatch(character -> character == '\n' || character == '\t' || isSeen(Character.getType(character)));
    }

    private static boolean isSeen(int type) {
        return type != Character.CONTROL && type != Character.FORMAT && type != Character.SURROGATE;
    }

    @Override
    public void close() {
        root.detachAppender(this);
        listenedTo.forEach(logger -> logger.setLevel(null));
        configured.stop();
    }
}
