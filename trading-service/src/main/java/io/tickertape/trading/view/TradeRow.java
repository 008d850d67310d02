package io.tickertape.trading.view;

import io.tickertape.tape.market.Symbol;
import io.tickertape.trading.blotter.TradeDay;
import io.tickertape.trading.order.Side;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A line of the table of a day's trades.
 *
 * @param page the address of the symbol's page
 * @param result of a sale; empty of a buy, and a dash where it is not known
 */
public record TradeRow(
        String time,
        String clock,
        String symbol,
        String page,
        String side,
        String sideSlug,
        String quantity,
        String price,
        String value,
        String result,
        String resultSign) {
    static final String UNKNOWN = "–";

    static TradeRow of(TradeDay.Trade trade) {
        Symbol symbol = trade.symbol();
        BigDecimal result = trade.result();
        boolean brings = result == null || result.signum() != 0 || trade.side() == Side.SELL;
        return new TradeRow(
                trade.time().toString(),
                Figures.clock(trade.time()),
                symbol.name(),
                symbol.path(),
                Words.of(trade.side()),
                trade.side().name().toLowerCase(Locale.ROOT),
                Figures.shares(trade.fill().quantity().shares()),
                Figures.price(trade.fill().price()),
                Figures.rounded(trade.fill().value()),
                brings ? signed(result) : "",
                sign(result));
    }

    static String signed(@Nullable BigDecimal result) {
        return result == null ? UNKNOWN : Figures.signed(result);
    }

    static String sign(@Nullable BigDecimal result) {
        return result == null ? "flat" : Figures.sign(result);
    }
}
