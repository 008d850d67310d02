package io.tickertape.trading.execution;

import io.tickertape.trading.order.ExecutionReport;

/** Hears every report there is, from the first on; called on the reader's thread, which it must not hold up. */
public interface ReportListener {
    void report(ExecutionReport report);

    /** The reports that had come in one go have all been told. */
    void paused();

    /** So much of what was there at the start has been told, in percent. */
    void progress(int percent);
}
