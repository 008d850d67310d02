package io.tickertape.testbed.hardening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Somebody sends what would be lines of the log, to whichever service; each service's tests extend this. */
public abstract class ForgedLogLines {
    private static final Logger LOG = LoggerFactory.getLogger("io.tickertape.Somewhere");
    private static final Pattern OWN = Pattern.compile("^\\S+ WARN +\\S*Somewhere:? refused ");
    private static final int TEXTS = 500;

    private final ServiceLog log = new ServiceLog();

    @AfterEach
    public void stopListening() {
        log.close();
    }

    @Test
    public void aTextFromOutsideIsOneLineOfTheLog() {
        new HostileTexts(1).some(TEXTS).forEach(text -> LOG.warn("refused {}", text));

        assertEquals(List.of(), log.forgedLines());
        // A service that another test has left may have said something meanwhile.
        assertEquals(TEXTS, log.lines().stream().filter(OWN.asPredicate()).count());
        assertTrue(log.isPlain());
    }

    @Test
    public void theMessageOfAnExceptionAndOfItsCausesForgesNoLine() {
        new HostileTexts(2).some(TEXTS).forEach(text -> {
            IllegalStateException failure = new IllegalStateException(text, new IOException(text));
            failure.addSuppressed(new IllegalArgumentException(text));
            LOG.error("failed", failure);
        });

        assertEquals(List.of(), log.forgedLines());
        assertTrue(log.text().contains("\n\tat " + ForgedLogLines.class.getName()), log::text);
        assertTrue(log.text().contains("\nCaused by: java.io.IOException: "), log::text);
        assertTrue(log.isPlain());
    }
}
