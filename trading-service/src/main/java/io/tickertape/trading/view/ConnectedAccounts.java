package io.tickertape.trading.view;

import java.util.List;

/**
 * Who is connected to this instance, the largest first.
 *
 * @param more accounts that are not listed
 * @param morePages that are not listed
 */
public record ConnectedAccounts(List<Line> accounts, int more, List<PageLine> pages, int morePages) {
    /**
     * An account.
     *
     * @param waiting what its browsers have not taken yet, as text
     * @param since when the oldest of its pages is open
     */
    public record Line(String account, int pages, String waiting, String since, String sinceText) {}

    /**
     * An open page.
     *
     * @param heard how long ago the page sent something, as text
     */
    public record PageLine(
            String id, String account, String address, String since, String sinceText, String waiting, String heard) {}
}
