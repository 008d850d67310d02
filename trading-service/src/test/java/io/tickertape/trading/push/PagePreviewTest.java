package io.tickertape.trading.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.trading.Orders;
import io.tickertape.trading.account.Account;
import io.tickertape.trading.order.Means;
import io.tickertape.trading.order.Preview;
import io.tickertape.trading.order.PreviewedForm;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What waits for an answer is the latest question alone; the answer follows prices and the account. */
class PagePreviewTest {
    private final PagePreview preview = new PagePreview();
    private long buyingPower = 1_000;

    @Test
    void conflatesQuestionsToTheLatest() {
        assertTrue(preview.ask(typed("1"), true));
        assertFalse(preview.ask(typed("2"), true));
        assertFalse(preview.ask(typed("3"), false));

        assertEquals("3 asked 1000", answer());
        assertTrue(preview.ask(typed("4"), true));
    }

    @Test
    void answersAQuestionThatCameTooFastWithTheNextChange() {
        assertFalse(preview.ask(typed("1"), false));

        assertEquals("1 asked 1000", answer());
    }

    @Test
    void answersAgainOnlyWhenThereIsSomethingElseToSay() {
        preview.ask(typed("1"), true);
        assertEquals("1 asked 1000", answer());

        assertNull(answer());
        buyingPower = 900;
        assertEquals("1 900", answer());
        assertNull(answer());
        preview.ask(typed("1"), true);
        assertEquals("1 asked 900", answer());
    }

    @Test
    void followsNothingThatHoldsNoOrder() {
        preview.ask((account, isRestored, isAsked) -> form("1", null), true);
        assertEquals("1", answer());

        preview.ask(
                (account, isRestored, isAsked) -> {
                    assertTrue(isAsked);
                    return form("2", null);
                },
                true);
        assertEquals("2", answer());
        assertNull(answer());
    }

    private PreviewQuestion typed(String number) {
        return (account, isRestored, isAsked) -> {
            BigDecimal cash = BigDecimal.valueOf(buyingPower);
            this.isAsked = isAsked;
            return form(
                    number,
                    new Preview(
                            Orders.of("alice", "c1", Orders.NOON),
                            100,
                            null,
                            null,
                            0,
                            new Means(cash, 0),
                            List.of(),
                            null,
                            null));
        };
    }

    private boolean isAsked;

    private static PreviewedForm form(String typed, @Nullable Preview preview) {
        return new PreviewedForm(PreviewedForm.Name.TICKET, typed, null, List.of(), preview);
    }

    private @Nullable String answer() {
        PreviewedForm form = preview.lacking(new Account("alice"), true);
        if (form == null) {
            return null;
        }
        Preview order = form.preview();
        return order == null
                ? form.typed()
                : form.typed() + (isAsked ? " asked " : " ") + order.means().cash();
    }
}
