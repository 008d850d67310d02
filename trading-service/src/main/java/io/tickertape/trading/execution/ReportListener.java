package io.tickertape.trading.execution;

import io.tickertape.trading.order.ExecutionReport;
import java.util.function.Consumer;

/**
 * Hears every report there is, from the first on, those of some accounts twice while the past is being read; called on
 * the threads of two readers, which it must not hold up otherwise.
 */
public interface ReportListener {
    /**
     * The next report of its account.
     *
     * @param misfit is told, on any thread, if it does not go with those that came before; it then has changed nothing
     */
    void report(ExecutionReport report, Consumer<RuntimeException> misfit);

    /** The reports that had come in one go have all been told; the reader may be held up until they are folded. */
    void paused();

    /** The past of this account has been told, that of others may not have been. */
    void caughtUp(String account);

    /** So much of what was there at the start has been told, in percent. */
    void progress(int percent);
}
