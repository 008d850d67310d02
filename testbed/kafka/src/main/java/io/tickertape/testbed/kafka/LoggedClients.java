package io.tickertape.testbed.kafka;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.AbstractConfig;
import org.slf4j.LoggerFactory;

/** The settings of Kafka's clients as each of them writes them to the log when it is made. */
public final class LoggedClients extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private static final Pattern SETTING = Pattern.compile("(?m)^\\t(\\S+) = (.*)$");

    private final Logger logger = (Logger) LoggerFactory.getLogger(AbstractConfig.class);
    private final BlockingQueue<Map<String, String>> made = new LinkedBlockingQueue<>();

    private final Map<String, Map<String, String>> found = new HashMap<>();

    public LoggedClients() {
        start();
        logger.setLevel(Level.INFO);
        logger.setAdditive(false);
        logger.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
        Map<String, String> settings = new HashMap<>();
        SETTING.matcher(event.getFormattedMessage())
                .results()
                .forEach(setting -> settings.put(setting.group(1), setting.group(2)));
        made.add(settings);
    }

    /** Waits until each client of these ids has been made once. */
    public void await(List<String> clientIds) throws InterruptedException {
        while (!found.keySet().containsAll(clientIds)) {
            Map<String, String> settings = made.poll(20, TimeUnit.SECONDS);
            if (settings == null) {
                throw new AssertionError("of " + clientIds + " only these came: " + found.keySet());
            }
            found.putIfAbsent(settings.getOrDefault("client.id", ""), settings);
        }
    }

    /** What the first client of this id was made with. */
    public String setting(String clientId, String name) {
        return found.getOrDefault(clientId, Map.of()).getOrDefault(name, "not set");
    }

    @Override
    public void close() {
        logger.detachAppender(this);
        logger.setLevel(null);
        logger.setAdditive(true);
    }
}
