package io.tickertape.trading.view;

import io.tickertape.trading.blotter.BlotterLine;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.Outcome;
import io.tickertape.trading.order.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * What a trader is told beside the ticket about the order that was written on it.
 *
 * @param outcome a name in markup
 * @param order its clientOrderId
 * @param offer what would have been accepted; null when there is no such order
 */
public record OrderAnswer(
        String outcome, String word, String order, String words, String reason, @Nullable Suggestion offer) {
    static OrderAnswer of(BlotterLine line, DayEnd dayEnd) {
        Outcome outcome = line.outcome();
        long nearest = outcome.nearestQuantity();
        return new OrderAnswer(
                outcome.state().slug(),
                outcome.state().word(),
                line.clientOrderId(),
                (line.reported() == null ? Words.of(line.order()) : Words.of(line.reported()))
                        + until(line.reported(), dayEnd),
                Words.filledAndWhy(line.reported(), outcome.reason()),
                nearest > 0 ? Suggestion.of(line.order(), new Quantity(nearest)) : null);
    }

    private static String until(@Nullable Order order, DayEnd dayEnd) {
        return order == null || !order.isWorking() || order.sessionEnd() == null
                ? ""
                : ", " + dayEnd.dated(order.sessionEnd());
    }
}
