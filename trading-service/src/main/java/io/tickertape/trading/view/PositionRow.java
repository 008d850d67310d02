package io.tickertape.trading.view;

import io.tickertape.tape.market.Price;
import io.tickertape.trading.account.Position;
import java.math.BigDecimal;

/**
 * A line of the positions' table.
 *
 * @param page the address of the symbol's page
 * @param mark live, stale, or none where no price is known
 * @param plainQuantity and the other plain figures to the last decimal, for programs that read the page
 */
public record PositionRow(
        String symbol,
        String page,
        String quantity,
        String reserved,
        String average,
        String cost,
        String mark,
        String last,
        String value,
        String unrealised,
        String unrealisedSign,
        String realised,
        String realisedSign,
        String plainQuantity,
        String plainReserved,
        String plainCost,
        String plainRealised) {
    static PositionRow of(Position position, Marks.Mark mark) {
        Price price = mark.price();
        boolean isHeld = position.quantity() > 0;
        boolean isMarked = isHeld && price != null;
        BigDecimal value = value(position, mark);
        BigDecimal unrealised = value.subtract(position.cost());
        return new PositionRow(
                position.symbol().name(),
                position.symbol().path(),
                Figures.shares(position.quantity()),
                position.reserved() == 0 ? "" : Figures.shares(position.reserved()),
                isHeld ? Figures.average(position.averageCost(), decimals(position, mark)) : "",
                isHeld ? Figures.rounded(position.cost()) : "",
                price == null ? "none" : mark.isFresh() ? "live" : "stale",
                Figures.price(price),
                isMarked ? Figures.rounded(value) : "",
                isMarked ? Figures.signed(unrealised) : "",
                isMarked ? Figures.sign(unrealised) : "flat",
                Figures.signed(position.realised()),
                Figures.sign(position.realised()),
                Long.toString(position.quantity()),
                Long.toString(position.reserved()),
                position.cost().toPlainString(),
                position.realised().toPlainString());
    }

    /** Of the prices that it was bought at, or else of the symbol's: a sale leaves the cost with all eight. */
    private static int decimals(Position position, Marks.Mark mark) {
        int marked = mark.price() == null ? 0 : mark.price().value().scale();
        boolean isWhole = position.realised().signum() == 0;
        return isWhole ? Math.max(marked, position.cost().scale()) : marked;
    }

    /** At cost where there is no price to value it by. */
    static BigDecimal value(Position position, Marks.Mark mark) {
        return mark.price() == null ? position.cost() : mark.price().times(position.quantity());
    }
}
