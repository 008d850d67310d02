package io.tickertape.ticker.web;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.DoubleStream;

/** A rate that the board offers, in updates a second. */
record RateChoice(String value, String label, boolean isChosen) {
    private static final double[] USUAL = {0.2, 1, 2, 4, 10};

    /** The usual ones, and the one that is in use. */
    static List<RateChoice> around(double chosen) {
        TreeSet<Double> rates = new TreeSet<>();
        DoubleStream.of(USUAL).forEach(rates::add);
        rates.add(chosen);
        return rates.stream()
                .map(rate -> new RateChoice(text(rate), label(rate), rate == chosen))
                .toList();
    }

    private static String label(double rate) {
        return rate < 1 ? "every " + text(1 / rate) + " s" : text(rate) + " a second";
    }

    private static String text(double number) {
        return String.format(Locale.ROOT, "%.2f", number).replaceAll("\\.?0+$", "");
    }
}
