package io.tickertape.trading.order;

import io.tickertape.tape.market.Symbol;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a page is told of a form while somebody types on it.
 *
 * @param form what the page calls the form
 * @param typed the page's own number of what was typed, which it recognises an old answer by
 * @param symbol null while there is none
 * @param faults of fields that hold something
 * @param preview null while the form holds no whole order
 */
public record PreviewedForm(
        Name form, String typed, @Nullable Symbol symbol, List<Refusal> faults, @Nullable Preview preview) {
    /** The forms that have a preview. */
    public enum Name {
        TICKET,
        REPLACE
    }

    public PreviewedForm {
        faults = List.copyOf(faults);
    }

    /** Whether prices or the account may change what it says. */
    public boolean mayChange() {
        return preview != null;
    }
}
