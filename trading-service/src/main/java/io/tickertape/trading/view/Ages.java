package io.tickertape.trading.view;

import java.time.Duration;

/** How long something took or is ago, as it is read at a glance. */
final class Ages {
    private Ages() {}

    static String of(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        if (seconds < 120) {
            return seconds + " s";
        }
        if (seconds < 7_200) {
            return seconds / 60 + " min";
        }
        return seconds < 172_800 ? seconds / 3_600 + " h" : seconds / 86_400 + " days";
    }
}
