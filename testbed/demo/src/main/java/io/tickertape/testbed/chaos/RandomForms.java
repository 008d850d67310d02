package io.tickertape.testbed.chaos;

import io.tickertape.testbed.client.DeskForm;
import io.tickertape.testbed.client.Fragment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Draws orders and replacements near what has just been traded, so that there is much to fill. */
final class RandomForms {
    private static final List<String> TYPES = List.of("MARKET", "LIMIT", "LIMIT", "LIMIT", "STOP", "STOP_LIMIT");
    private static final List<String> TIMES = List.of("DAY", "DAY", "GTC", "IOC", "FOK");

    private static final List<String> CONDITIONS = List.of("PRICE_ABOVE", "PRICE_BELOW", "MOVED");

    private final List<String> symbols;
    private final Tape tape;
    private final SplittableRandom random;

    RandomForms(List<String> symbols, Tape tape, SplittableRandom random) {
        this.symbols = symbols;
        this.tape = tape;
        this.random = random;
    }

    /** None while the symbol that was drawn has no price. */
    Optional<DeskForm> order(String ticket) {
        String symbol = symbols.get(random.nextInt(symbols.size()));
        return tape.price(symbol).map(last -> order(ticket, symbol, last));
    }

    private DeskForm order(String ticket, String symbol, BigDecimal last) {
        String type = TYPES.get(random.nextInt(TYPES.size()));
        DeskForm order = DeskForm.order(ticket)
                .with("symbol", symbol)
                .with("side", random.nextInt(100) < 55 ? "BUY" : "SELL")
                .with("quantity", String.valueOf(1 + random.nextInt(60)))
                .with("type", type)
                .with("timeInForce", type.startsWith("STOP") ? "DAY" : TIMES.get(random.nextInt(TIMES.size())));
        if (type.endsWith("LIMIT")) {
            order = order.with("limitPrice", near(last));
        }
        if (type.startsWith("STOP")) {
            order = order.with("stopPrice", near(last));
        }
        return random.nextInt(4) > 0 ? order.with("placeAnyway", "true") : order;
    }

    DeskForm replacement(Fragment.OpenOrder order) {
        DeskForm form = DeskForm.replace(order.orderId(), String.valueOf(1 + random.nextInt(80)));
        return order.limitPrice().isEmpty()
                ? form
                : tape.price(order.symbol())
                        .map(last -> form.with("limitPrice", near(last)))
                        .orElse(form);
    }

    /** None while the symbol that was drawn has no price. */
    Optional<DeskForm> alert() {
        String symbol = symbols.get(random.nextInt(symbols.size()));
        String condition = CONDITIONS.get(random.nextInt(CONDITIONS.size()));
        return tape.price(symbol)
                .map(last -> DeskForm.alert(symbol, condition, condition.equals("MOVED") ? "0.5" : near(last)));
    }

    private String near(BigDecimal last) {
        int tenths = random.nextInt(31) - 15;
        return last.multiply(BigDecimal.valueOf(1_000 + tenths))
                .movePointLeft(3)
                .setScale(2, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
