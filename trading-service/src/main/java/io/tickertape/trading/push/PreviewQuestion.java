package io.tickertape.trading.push;

import io.tickertape.trading.account.Account;
import io.tickertape.trading.order.PreviewedForm;

/** What a page asks about a form that is being typed on. */
@FunctionalInterface
public interface PreviewQuestion {
    /**
     * The answer by the account as its pages show it.
     *
     * @param isRestored whether all of the account's past has been read
     * @param isAsked whether the page asks now; otherwise prices or the account have changed since
     */
    PreviewedForm answer(Account account, boolean isRestored, boolean isAsked);
}
