package io.tickertape.testbed.attack;

import java.util.List;

/** Attacks with connections: many, slow, silent or never read. */
final class HttpAttacks {
    private static final String POST = String.join(
            "\r\n",
            "POST /login HTTP/1.1",
            "Host: {host}",
            "Origin: http://{host}",
            "Content-Length: 1000",
            "Content-Type: application/x-www-form-urlencoded",
            "",
            "");
    /** Those that are younger than the limit are open when the attack ends. */
    private static final String ENDED_AFTER_10 = "ended within .*|open within (5|15) s|no connection|cut";

    private static final String ENDED_AFTER_30 = "ended within .*|open within (5|15|35) s|no connection|cut";
    private static final int BLOCK = 0;

    private HttpAttacks() {}

    /** @param symbols that have prices */
    static List<Assignment> against(Target target, List<String> symbols) {
        Sources from = new Sources(BLOCK, 40);
        RandomPaths paths = new RandomPaths(symbols);
        List<Service> both = target.both();
        return List.of(
                Assignment.of(
                        "slow-heads",
                        "a header line every 5 s",
                        1_000,
                        ENDED_AFTER_10,
                        new Dripping(both, from, 100, "GET / HTTP/1.1\r\nHost: {host}\r\n", "X-Slow: 1\r\n")),
                Assignment.of(
                        "slow-bodies",
                        "a byte of a form every 5 s",
                        1_000,
                        ENDED_AFTER_30,
                        new Dripping(both, from, 100, POST, "x")),
                Assignment.of(
                        "silent-connections",
                        "opened, and nothing sent",
                        1_000,
                        ENDED_AFTER_10,
                        new Dripping(both, from, 200, "", "")),
                Assignment.of(
                        "connection-flood",
                        "opened and closed at once",
                        500,
                        "opened",
                        new ConnectionFlood(both, from, 25)),
                Assignment.of(
                        "deaf-watchers",
                        "streams that nobody reads",
                        250,
                        "(ended|open) within .*",
                        new Watchers(target.ticker(), from, 100, 60, false, () -> "/prices/stream")),
                Assignment.of(
                        "deaf-pages",
                        "answers that nobody reads",
                        250,
                        "(ended|open) within .*",
                        new Watchers(target.ticker(), from, 100, 60, false, () -> "/prices")),
                Assignment.of(
                        "whole-market",
                        "pages, answers and streams of everything",
                        250,
                        "(ended|open) within .*",
                        new Watchers(target.ticker(), from, 20, 5, true, paths::whole)),
                Assignment.of(
                        "watch-lists",
                        "streams that are all different",
                        200,
                        "(ended|open) within .*",
                        new Watchers(target.ticker(), from, 50, 10, true, paths::watchList)),
                Assignment.of(
                        "last-event-id",
                        "positions that nobody gave",
                        1_000,
                        "(ended|open) within .*",
                        new Watchers(target.ticker(), from, 10, 5, true, paths::resumed)));
    }
}
