package io.tickertape.trading.engine.streams;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.TickPosition;
import io.tickertape.trading.Orders;
import io.tickertape.trading.account.Account;
import io.tickertape.trading.account.Position;
import io.tickertape.trading.alert.Alert;
import io.tickertape.trading.alert.AlertCondition;
import io.tickertape.trading.alert.AlertTerms;
import io.tickertape.trading.alert.AlertTick;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccountSnapshotTest {
    /** As every release before alerts stored it. */
    private static final byte[] BEFORE_ALERTS = HexFormat.of()
            .parseHex("010000000000000003000838313036302e303000000001000441434d4500"
                    + "00000000000064000000000000000a000831383934302e30300004302e30"
                    + "3000000002000000000000002a000000000000003c");

    private static final AlertTick FROM = new AlertTick(new TickPosition(1, 41), Price.of("10.00"), Orders.NOON);

    private final Account plain = new Account(
            "alice",
            3,
            new BigDecimal("81060.00"),
            List.of(new Position(
                    new Symbol("ACME"),
                    100,
                    10,
                    new BigDecimal("18940.00"),
                    new BigDecimal("0.00"),
                    new TickPosition(2, 42),
                    60)),
            List.of());

    @Test
    void readsAnAccountOfBeforeThereWereAlerts() {
        Account read = AccountSnapshot.read("alice", BEFORE_ALERTS, List.of());

        assertEquals(3, read.sequence());
        assertEquals(new BigDecimal("81060.00"), read.cash());
        assertEquals(List.copyOf(plain.positions()), List.copyOf(read.positions()));
        assertEquals(List.of(), List.copyOf(read.alerts()));
        assertFalse(AccountSnapshot.hasAlerts(BEFORE_ALERTS));
    }

    @Test
    void storesAnAccountWithoutAlertsAsAnEarlierReleaseReadsIt() {
        assertEquals(HexFormat.of().formatHex(BEFORE_ALERTS), HexFormat.of().formatHex(AccountSnapshot.write(plain)));
    }

    @Test
    void readsEveryAlertAsItWasStoredAndInItsOrder() {
        List<Alert> alerts = List.of(
                alert("0-7", AlertCondition.PRICE_ABOVE, "10.05", null),
                alert("0-2", AlertCondition.MOVED, null, "2.5").fired(Orders.NOON.plusSeconds(1), FROM),
                alert("0-9", AlertCondition.STALE, null, null).fired(Orders.NOON.plusSeconds(2), null),
                alert("1-9", AlertCondition.HALTED, null, null));
        byte[] stored =
                AccountSnapshot.write(new Account("alice", 3, plain.cash(), plain.positions(), List.of(), alerts));

        assertTrue(AccountSnapshot.hasAlerts(stored));
        assertEquals(
                alerts,
                List.copyOf(AccountSnapshot.read("alice", stored, List.of()).alerts()));
    }

    @Test
    void saysOfABrokenAlertThatTheAccountIsNone() {
        byte[] stored = AccountSnapshot.write(new Account(
                "alice",
                3,
                plain.cash(),
                List.of(),
                List.of(),
                List.of(alert("0-7", AlertCondition.STALE, null, null))));
        for (int length = 1; length < stored.length; length++) {
            byte[] cut = Arrays.copyOf(stored, length);
            assertThrows(IllegalArgumentException.class, () -> AccountSnapshot.read("alice", cut, List.of()));
        }
    }

    private static Alert alert(String id, AlertCondition condition, @Nullable String price, @Nullable String percent) {
        AlertTerms terms = new AlertTerms(
                new Symbol("ACME"),
                condition,
                price == null ? null : Price.of(price),
                percent == null ? null : new BigDecimal(percent));
        return new Alert(id, terms, FROM, Orders.NOON, null);
    }
}
