package io.tickertape.trading.push;

import static io.tickertape.trading.Orders.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tickertape.trading.order.Refusal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TicketFatesTest {
    private static final List<Refusal> WHY = List.of(new Refusal("risk.collar", "limitPrice", "too far", "use 10.00"));
    private static final Instant EXPIRES = NOON.plusSeconds(300);

    private final TicketFates fates = new TicketFates();

    @Test
    void forgetsTicketsThatHaveExpired() {
        fates.refused("c1", EXPIRES, WHY, NOON);
        fates.journaled("c2", EXPIRES, NOON);
        fates.journaled("c3", EXPIRES.plusSeconds(300), EXPIRES);
        assertEquals(3, fates.size());

        fates.journaled("c4", EXPIRES.plusSeconds(300), EXPIRES.plusMillis(1));

        assertNull(fates.of("c1"));
        assertEquals(2, fates.size());
    }

    @Test
    void keepsTheReasonsOfTheLatestRefusalsAndOfTheOthersThatThereWereSome() {
        for (int ticket = 0; ticket <= TicketFates.REASONS_KEPT; ticket++) {
            fates.refused("c" + ticket, EXPIRES, WHY, NOON);
        }

        assertEquals(new TicketFates.Fate(EXPIRES, TicketFates.REASONS_FORGOTTEN), fates.of("c0"));
        assertEquals(new TicketFates.Fate(EXPIRES, WHY), fates.of("c1"));
    }
}
