package io.tickertape.trading.view;

import io.tickertape.trading.blotter.AccountView;
import io.tickertape.trading.blotter.TradeDay;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the page of a day's trades shows of them. */
public final class TradesPage {
    private TradesPage() {}

    /** The account's alerts that have fired and were not dismissed, the latest first. */
    public static List<AlertRow> fired(AccountView view) {
        return AlertRow.fired(view.account().alerts());
    }

    public static Map<String, Object> model(TradeDay day) {
        List<TradeDay.Trade> latestFirst = day.latest();
        Collections.reverse(latestFirst);
        TradeDay.Sums sums = day.sums();
        Map<String, Object> model = new HashMap<>();
        model.put("day", day.day().toString());
        model.put("before", day.day().minusDays(1).toString());
        model.put("after", day.day().plusDays(1).toString());
        model.put("trades", latestFirst.stream().map(TradeRow::of).toList());
        model.put("count", Figures.shares(sums.trades()));
        model.put("isCut", sums.trades() > latestFirst.size());
        model.put("bought", Figures.rounded(sums.bought()));
        model.put("sold", Figures.rounded(sums.sold()));
        model.put("result", TradeRow.signed(sums.result()));
        model.put("resultSign", TradeRow.sign(sums.result()));
        model.put("isKnown", sums.result() != null);
        model.put("curve", ResultCurve.of(day));
        return model;
    }
}
