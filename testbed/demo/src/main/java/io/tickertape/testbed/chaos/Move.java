package io.tickertape.testbed.chaos;

import java.util.SplittableRandom;

/** A move of a trader. */
enum Move {
    PLACE(48),
    /** One order on one ticket, on two sockets at once. */
    PLACE_TWICE(11),
    CANCEL(10),
    REPLACE(7),
    /** A replacement made from what the page showed some time ago. */
    REPLACE_STALE(4),
    /** Two replacements of one order, both made from what two pages show, on two sockets at once. */
    REPLACE_TWICE(4),
    CANCEL_ALL(1),
    /** Sets an alert near the price, or removes one, whether it has fired or not. */
    ALERT(6),
    /** By hand, or from a second tab: an order that was sent before, on the ticket that it was sent on. */
    REPLAY(9);

    private static final int ALL = 100;

    private final int percent;

    Move(int percent) {
        this.percent = percent;
    }

    static Move any(SplittableRandom random) {
        int drawn = random.nextInt(ALL);
        for (Move move : values()) {
            drawn -= move.percent;
            if (drawn < 0) {
                return move;
            }
        }
        throw new IllegalStateException("The moves make less than " + ALL + " percent");
    }

    /** As it is written on a verdict. */
    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
