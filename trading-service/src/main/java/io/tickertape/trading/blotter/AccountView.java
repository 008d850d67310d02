package io.tickertape.trading.blotter;

import io.tickertape.trading.account.Account;
import io.tickertape.trading.order.ExecutionReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a page shows of an account; for the account's own thread, since it changes with the account. */
public interface AccountView {
    /** Cash, reservations, positions and working orders, as the reports add up to them. */
    Account account();

    /** The latest orders, the latest first. */
    List<BlotterLine> lines();

    /** Whether these are all the orders that the account ever had, as far as the past was read. */
    boolean isWhole();

    @Nullable
    BlotterLine line(String clientOrderId);

    /** The latest reports, the latest first. */
    List<ExecutionReport> activity();
}
