package io.tickertape.trading.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void listsTheAccountsWithMostPagesAndThePagesFarthestBehindFirst() {
        ConnectedAccounts connected = Connections.of(
                List.of(
                        page("1", "alice", 5, 0, 3),
                        page("2", "bob", 9, 2_000, null),
                        page("3", "bob", 4, 0, 70),
                        page("4", "carol", 1, 0, 4)),
                NOON);

        assertEquals(
                List.of(
                        "bob 2 2,000 bytes 2026-03-02 11:59:51",
                        "alice 1 nothing 2026-03-02 11:59:55",
                        "carol 1 nothing 2026-03-02 11:59:59"),
                connected.accounts().stream()
                        .map(line ->
                                line.account() + " " + line.pages() + " " + line.waiting() + " " + line.sinceText())
                        .toList());
        assertEquals(
                List.of("2 nothing yet", "3 70 s ago", "4 4 s ago", "1 3 s ago"),
                connected.pages().stream()
                        .map(line -> line.id() + " " + line.heard())
                        .toList());
        assertEquals(0, connected.more() + connected.morePages());
    }

    @Test
    void saysHowManyMoreThereAre() {
        List<Connections.Page> open = new ArrayList<>();
        for (int page = 0; page < 30; page++) {
            open.add(page(Integer.toString(page), "account-" + page % 25, 1, page, 1));
        }
        ConnectedAccounts connected = Connections.of(open, NOON);

        assertEquals(Connections.MOST_LINES, connected.accounts().size());
        assertEquals(25 - Connections.MOST_LINES, connected.more());
        assertEquals(Connections.MOST_LINES, connected.pages().size());
        assertEquals(30 - Connections.MOST_LINES, connected.morePages());
        assertEquals("29", connected.pages().get(0).id());
    }

    private static Connections.Page page(String id, String account, int since, long waiting, @Nullable Integer heard) {
        return new Connections.Page(
                id,
                account,
                "127.0.0.1",
                NOON.minusSeconds(since),
                waiting,
                heard == null ? null : NOON.minusSeconds(heard));
    }
}
