package io.tickertape.testbed.bench.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** What the rounds showed, by case. */
final class Results<R> {
    private final Map<String, List<R>> readings = new LinkedHashMap<>();
    private final Map<String, String> failures = new LinkedHashMap<>();

    Results(List<String> titles) {
        titles.forEach(title -> readings.put(title, new ArrayList<>()));
    }

    void add(String title, R reading) {
        readings.computeIfAbsent(title, unknown -> new ArrayList<>()).add(reading);
    }

    void fail(String title, String why) {
        failures.put(title, why);
    }

    List<String> titles() {
        return List.copyOf(readings.keySet());
    }

    /** Why a case failed, the last time that it did. */
    Optional<String> failure(String title) {
        return Optional.ofNullable(failures.get(title));
    }

    /** The median over the rounds, if there was a reading. */
    OptionalDouble median(String title, ToDoubleFunction<R> figure) {
        double[] sorted = readings.getOrDefault(title, List.of()).stream()
                .mapToDouble(figure)
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return OptionalDouble.empty();
        }
        int middle = sorted.length / 2;
        return OptionalDouble.of(sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
    }

    /** How many times a figure of one case is that of another. */
    OptionalDouble ratio(String title, String other, ToDoubleFunction<R> figure) {
        OptionalDouble one = median(title, figure);
        OptionalDouble base = median(other, figure);
        return one.isEmpty() || base.isEmpty() || base.getAsDouble() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(one.getAsDouble() / base.getAsDouble());
    }
}
