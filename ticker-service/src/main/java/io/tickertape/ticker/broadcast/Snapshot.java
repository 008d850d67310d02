package io.tickertape.ticker.broadcast;

import io.tickertape.tape.market.Symbol;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The latest update of every symbol in one format, encoded, oldest version first; immutable. */
final class Snapshot {
    /** A watcher that missed more removals than these is sent a whole board all the same. */
    private static final int REMEMBERED_REMOVALS = 1000;

    static final Snapshot EMPTY = new Snapshot(List.of());

    private final List<EncodedUpdate> updates;
    /** The version at which the newest of the symbols first appeared. */
    private final long listed;
    /** The version of the newest change that no tick made. */
    private final long unticked;

    private Snapshot(List<EncodedUpdate> updates) {
        this.updates = updates;
        this.listed = updates.stream().mapToLong(EncodedUpdate::listed).max().orElse(0);
        this.unticked = updates.stream()
                .filter(update -> update.ticked() < update.version())
                .mapToLong(EncodedUpdate::version)
                .max()
                .orElse(0);
    }

    /** This snapshot after some changes, which are in order of version and newer than all that are here. */
    Snapshot with(List<EncodedUpdate> changed) {
        if (changed.isEmpty()) {
            return this;
        }
        Set<Symbol> replaced = new HashSet<>();
        for (EncodedUpdate update : changed) {
            replaced.add(update.symbol());
        }
        List<EncodedUpdate> next = new ArrayList<>(updates.size() + changed.size());
        for (EncodedUpdate update : updates) {
            if (!replaced.contains(update.symbol())) {
                next.add(update);
            }
        }
        next.addAll(changed);
        forgetRemoved(next);
        return new Snapshot(next);
    }

    private static void forgetRemoved(List<EncodedUpdate> updates) {
        long many = updates.stream().filter(EncodedUpdate::isRemoved).count() - REMEMBERED_REMOVALS;
        for (int i = 0; many > 0; many--) {
            while (!updates.get(i).isRemoved()) {
                i++;
            }
            updates.remove(i);
        }
    }

    /** The updates newer than a version, oldest first: a view. */
    List<EncodedUpdate> after(long version) {
        int low = 0;
        int high = updates.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (updates.get(middle).version() > version) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return updates.subList(low, updates.size());
    }

    /** The oldest version whose watchers lack the same updates, ticks and new symbols as those of this version. */
    long floor(long since) {
        if (listed > since || unticked > since) {
            return since;
        }
        int unchanged = updates.size() - after(since).size();
        return Math.max(listed, unchanged == 0 ? 0 : updates.get(unchanged - 1).version());
    }

    long version() {
        return updates.isEmpty() ? 0 : updates.get(updates.size() - 1).version();
    }
}
