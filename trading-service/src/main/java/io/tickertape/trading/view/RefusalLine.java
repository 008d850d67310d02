package io.tickertape.trading.view;

import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A reason why nothing was placed or changed, in the page's words.
 *
 * @param label of the field at fault; empty when it is none that a person sees
 * @param nearest the nearest order that would be accepted; null when there is none
 */
public record RefusalLine(
        String field, String label, String code, boolean isSoft, String words, @Nullable NewOrder nearest) {
    static RefusalLine of(Refusal refusal) {
        return new RefusalLine(
                refusal.field(),
                Words.ofField(refusal.field()),
                refusal.code(),
                refusal.isSoft(),
                refusal.inWords() + ".",
                refusal.nearest());
    }
}
