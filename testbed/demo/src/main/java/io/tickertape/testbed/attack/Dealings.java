package io.tickertape.testbed.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The orders of the traders at work, and how each was answered. */
final class Dealings {
    private static final int FAULTS_KEPT = 20;

    private final Times received = new Times();
    private final Times done = new Times();
    private final Map<String, Integer> words = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();
    private int sent;
    private int answered;

    synchronized void sent() {
        sent++;
    }

    /** The desk has said that it is on the journal. */
    void received(long nanos) {
        received.add(nanos);
    }

    /** The engine has carried it out, or it was refused. */
    synchronized void done(String word, long nanos) {
        done.add(nanos);
        answered++;
        words.merge(word, 1, Integer::sum);
    }

    synchronized void fault(String fault) {
        if (faults.size() < FAULTS_KEPT) {
            faults.add(fault);
        }
    }

    synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    synchronized int answered() {
        return answered;
    }

    /** How many were carried out, whatever came of them in the market. */
    synchronized int carriedOut() {
        return answered
                - words.entrySet().stream()
                        .filter(word -> word.getKey().startsWith("refused"))
                        .mapToInt(Map.Entry::getValue)
                        .sum();
    }

    String fresh() {
        return "orders %s, received %s, done %s".formatted(counts(), received.fresh(), done.fresh());
    }

    String whole() {
        return "orders %s %s, received %s, done %s".formatted(counts(), words(), received.whole(), done.whole());
    }

    private synchronized String counts() {
        return "%d of %d answered".formatted(answered, sent);
    }

    private synchronized Map<String, Integer> words() {
        return new TreeMap<>(words);
    }
}
