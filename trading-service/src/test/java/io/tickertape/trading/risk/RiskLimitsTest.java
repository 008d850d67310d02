package io.tickertape.trading.risk;

import static io.tickertape.trading.Orders.NOON;
import static io.tickertape.trading.order.Side.BUY;
import static io.tickertape.trading.order.Side.SELL;
import static io.tickertape.trading.risk.RiskWorld.LIMITS;
import static io.tickertape.trading.risk.RiskWorld.limit;
import static io.tickertape.trading.risk.RiskWorld.market;
import static io.tickertape.trading.risk.RiskWorld.stop;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tickertape.tape.market.Tick;
import io.tickertape.trading.Ticks;
import io.tickertape.trading.order.OrderType;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RiskLimitsTest {

    @Test
    void anOrderWithALimitIsNeverWorseThanIt() {
        assertEquals(Ticks.price("99.50"), LIMITS.worstPrice(limit(BUY, 10, "99.50"), null));
        assertEquals(
                Ticks.price("99.50"),
                LIMITS.worstPrice(RiskWorld.order(SELL, 10, OrderType.STOP_LIMIT, "99.50", "99.90", null), null));
    }

    @Test
    void aMarketOrderIsProtectedFromTheLastPriceWhateverTheQuote() {
        Tick thin = Ticks.quoted("AAPL", "100.00", "0.01", "900.00", NOON);

        assertEquals(Ticks.price("105.00"), LIMITS.worstPrice(market(BUY, 10), thin));
        assertEquals(Ticks.price("95.00"), LIMITS.worstPrice(market(SELL, 10), thin));
    }

    @Test
    void aStopOrderIsProtectedFromItsStopPrice() {
        assertEquals(Ticks.price("105.00"), LIMITS.worstPrice(stop(BUY, 10, "100.00"), null));
        assertEquals(Ticks.price("95.00"), LIMITS.worstPrice(stop(SELL, 10, "100.00"), null));
    }

    @Test
    void isRoundedTo8DecimalsAndNeverPastTheProtection() {
        assertEquals(Ticks.price("0.00000012"), LIMITS.worstPrice(stop(BUY, 10, "0.00000012"), null));
        assertEquals(Ticks.price("0.00000012"), LIMITS.worstPrice(stop(SELL, 10, "0.00000012"), null));
        assertEquals(Ticks.price("1.29629504"), LIMITS.worstPrice(stop(BUY, 10, "1.23456671"), null));
        assertEquals(Ticks.price("1.17283838"), LIMITS.worstPrice(stop(SELL, 10, "1.23456671"), null));
    }

    @Test
    void onlyAQuoteTellsWhatAMarketOrderMayCost() {
        assertThrows(IllegalArgumentException.class, () -> LIMITS.worstPrice(market(BUY, 10), null));
    }

    @Test
    void refusesLimitsThatContradictEachOther() {
        assertEquals("The limit price-distance is out of its range", fault("20", "21", "1000000", "100000", "5"));
        assertEquals("The limit large-value is out of its range", fault("20", "5", "1000", "1001", "5"));
        assertEquals("The limit price-collar is out of its range", fault("100", "5", "1000000", "100000", "5"));
        assertEquals("The limit protection is out of its range", fault("20", "5", "1000000", "100000", "100"));
    }

    private static String fault(String collar, String distance, String most, String large, String protection) {
        return String.valueOf(assertThrows(
                        IllegalArgumentException.class,
                        () -> new RiskLimits(
                                Duration.ofSeconds(5),
                                1,
                                new BigDecimal(collar),
                                new BigDecimal(distance),
                                new BigDecimal(most),
                                new BigDecimal(large),
                                Duration.ofSeconds(5),
                                1,
                                1,
                                1,
                                new BigDecimal("0.5"),
                                new BigDecimal(protection)))
                .getMessage());
    }
}
