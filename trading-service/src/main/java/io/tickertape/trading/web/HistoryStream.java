package io.tickertape.trading.web;

import io.tickertape.trading.execution.ReportScan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A history on its way to a browser: no more of it is held than was read in one go. */
final class HistoryStream extends InputStream {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryStream.class);

    private final HistoryReading reading;
    private byte[] bytes = HistoryCsv.header().getBytes(StandardCharsets.UTF_8);
    private int next;
    private @Nullable IOException brokenOff;
    private volatile boolean closed;

    HistoryStream(HistoryReading reading) {
        this.reading = reading;
    }

    @Override
    public synchronized int read() throws IOException {
        return fill() ? bytes[next++] & 0xff : -1;
    }

    @Override
    public synchronized int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, bytes.length - next);
        System.arraycopy(bytes, next, into, offset, count);
        next += count;
        return count;
    }

    private boolean fill() throws IOException {
        if (closed) {
            throw new IOException("The history was closed");
        }
        if (brokenOff != null && next == bytes.length) {
            // Without an end of the body the browser sees that it does not have all of it.
            throw brokenOff;
        }
        if (next == bytes.length) {
            bytes = more().getBytes(StandardCharsets.UTF_8);
            next = 0;
        }
        return next < bytes.length;
    }

    private String more() {
        try {
            StringBuilder lines = new StringBuilder();
            for (ReportScan.Line line : reading.next()) {
                lines.append(
                        line instanceof ReportScan.Line.Of of
                                ? HistoryCsv.line(of.report())
                                : HistoryCsv.line((ReportScan.Line.LeftOut) line));
            }
            return lines.toString();
        } catch (RuntimeException e) {
            LOG.warn("A download of a history breaks off: {}", e.toString());
            brokenOff = new IOException("The history breaks off", e);
            // Whoever keeps the file all the same must see it too.
            return HistoryCsv.brokenOff();
        }
    }

    /** Waits for nobody: an event loop closes what its browser gives up. */
    @Override
    public void close() {
        closed = true;
        reading.close();
    }
}
