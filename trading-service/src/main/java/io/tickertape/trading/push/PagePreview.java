package io.tickertape.trading.push;

import io.tickertape.trading.account.Account;
import io.tickertape.trading.order.PreviewedForm;
import org.jspecify.annotations.Nullable;

/** The latest question of a page about the form that is typed on, and what the page was answered. */
final class PagePreview {
    private record Taken(@Nullable PreviewQuestion question, boolean isAsked) {}

    private @Nullable PreviewQuestion question;
    private boolean isAsked;
    private boolean isPosted;
    /** The account's thread alone uses it. */
    private @Nullable PreviewedForm shown;

    /** Takes the place of the question before; true if an answer is to be posted, which none waits for yet. */
    synchronized boolean ask(PreviewQuestion latest, boolean atOnce) {
        question = latest;
        isAsked = true;
        boolean isFirst = atOnce && !isPosted;
        isPosted |= atOnce;
        return isFirst;
    }

    private synchronized Taken take() {
        Taken taken = new Taken(question, isAsked);
        isAsked = false;
        isPosted = false;
        return taken;
    }

    private synchronized void forget(PreviewQuestion answered) {
        if (question == answered) {
            question = null;
        }
    }

    /** The answer that the page lacks; null where it has it. On the account's thread. */
    @Nullable
    PreviewedForm lacking(Account account, boolean isRestored) {
        Taken taken = take();
        if (taken.question == null) {
            return null;
        }
        PreviewedForm form = taken.question.answer(account, isRestored, taken.isAsked);
        if (!form.mayChange()) {
            forget(taken.question);
        }
        boolean isNew = taken.isAsked || !form.equals(shown);
        shown = form;
        return isNew ? form : null;
    }
}
