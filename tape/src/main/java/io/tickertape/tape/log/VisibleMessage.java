package io.tickertape.tape.log;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** An event's message on one line, for a pattern of logback. */
public final class VisibleMessage extends ClassicConverter {
    @Override
    public String convert(ILoggingEvent event) {
        // Null where null was logged.
        return VisibleText.of(String.valueOf(event.getFormattedMessage()));
    }
}
