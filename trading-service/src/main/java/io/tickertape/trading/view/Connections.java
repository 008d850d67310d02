package io.tickertape.trading.view;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists the open pages of a moment, those first that cost most. */
public final class Connections {
    /** More would be longer than anybody reads. */
    static final int MOST_LINES = 20;

    /**
     * An open page.
     *
     * @param waitingBytes that its browser has not taken yet
     * @param heard when it sent something last; null where it has sent nothing yet
     */
    public record Page(
            String id, String account, String address, Instant since, long waitingBytes, @Nullable Instant heard) {
        private Instant lastSign() {
            return heard == null ? since : heard;
        }
    }

    private record Sum(String account, int pages, long waitingBytes, Instant since) {
        Sum and(Sum other) {
            return new Sum(
                    account,
                    pages + other.pages,
                    waitingBytes + other.waitingBytes,
                    since.isBefore(other.since) ? since : other.since);
        }
    }

    private static final Comparator<Page> FARTHEST_BEHIND_FIRST = Comparator.comparingLong(Page::waitingBytes)
            .reversed()
            .thenComparing(Page::lastSign)
            .thenComparing(Page::id);

    private static final Comparator<Sum> LARGEST_FIRST = Comparator.comparingInt(Sum::pages)
            .thenComparingLong(Sum::waitingBytes)
            .reversed()
            .thenComparing(Sum::account);

    private Connections() {}

    /** The lines of these pages. */
    public static ConnectedAccounts of(List<Page> open, Instant now) {
        Map<String, Sum> sums = new HashMap<>();
        for (Page page : open) {
            sums.merge(page.account(), new Sum(page.account(), 1, page.waitingBytes(), page.since()), Sum::and);
        }
        List<Sum> accounts = new ArrayList<>(sums.values());
        accounts.sort(LARGEST_FIRST);
        List<Page> pages = new ArrayList<>(open);
        pages.sort(FARTHEST_BEHIND_FIRST);
        return new ConnectedAccounts(
                accounts.stream().limit(MOST_LINES).map(Connections::line).toList(),
                Math.max(0, accounts.size() - MOST_LINES),
                pages.stream().limit(MOST_LINES).map(page -> line(page, now)).toList(),
                Math.max(0, pages.size() - MOST_LINES));
    }

    private static ConnectedAccounts.Line line(Sum sum) {
        return new ConnectedAccounts.Line(
                sum.account(),
                sum.pages(),
                bytes(sum.waitingBytes()),
                sum.since().toString(),
                Figures.dateAndClock(sum.since()));
    }

    private static ConnectedAccounts.PageLine line(Page page, Instant now) {
        Instant heard = page.heard();
        return new ConnectedAccounts.PageLine(
                page.id(),
                page.account(),
                page.address(),
                page.since().toString(),
                Figures.dateAndClock(page.since()),
                bytes(page.waitingBytes()),
                heard == null ? "nothing yet" : Ages.of(Duration.between(heard, now)) + " ago");
    }

    private static String bytes(long bytes) {
        return bytes == 0 ? "nothing" : Figures.shares(bytes) + " bytes";
    }
}
