package io.tickertape.trading.view;

import io.tickertape.trading.account.Account;
import io.tickertape.trading.account.Position;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * An account's cash and positions, valued at the latest prices.
 *
 * @param isOpen false before its first command: then it has no cash yet, only what it opens with
 * @param isFresh whether every position is valued at a price that could be traded by
 */
public record AccountFigures(
        boolean isOpen,
        String opens,
        String cash,
        String reserved,
        String buyingPower,
        String equity,
        boolean isFresh,
        String unrealised,
        String unrealisedSign,
        String realised,
        String realisedSign,
        String plainCash,
        String plainReserved,
        String plainBuyingPower,
        List<PositionRow> positions) {
    static AccountFigures of(Account account, BigDecimal openingCash, Marks marks) {
        List<PositionRow> rows = new ArrayList<>();
        BigDecimal held = BigDecimal.ZERO;
        BigDecimal cost = BigDecimal.ZERO;
        BigDecimal realised = BigDecimal.ZERO;
        boolean isFresh = true;
        for (Position position : account.positions()) {
            Marks.Mark mark = marks.of(position.symbol());
            rows.add(PositionRow.of(position, mark));
            held = held.add(PositionRow.value(position, mark));
            cost = cost.add(position.cost());
            realised = realised.add(position.realised());
            isFresh &= mark.isFresh() || position.quantity() == 0;
        }
        BigDecimal power = account.isOpen() ? account.buyingPower() : openingCash;
        return new AccountFigures(
                account.isOpen(),
                Figures.exact(openingCash),
                Figures.exact(account.cash()),
                Figures.exact(account.reserved()),
                Figures.exact(power),
                Figures.rounded((account.isOpen() ? account.cash() : openingCash).add(held)),
                isFresh,
                Figures.signed(held.subtract(cost)),
                Figures.sign(held.subtract(cost)),
                Figures.signed(realised),
                Figures.sign(realised),
                account.cash().toPlainString(),
                account.reserved().toPlainString(),
                power.toPlainString(),
                List.copyOf(rows));
    }

    /** All but the positions. */
    public AccountFigures cashAlone() {
        return new AccountFigures(
                isOpen,
                opens,
                cash,
                reserved,
                buyingPower,
                equity,
                isFresh,
                unrealised,
                unrealisedSign,
                realised,
                realisedSign,
                plainCash,
                plainReserved,
                plainBuyingPower,
                List.of());
    }
}
