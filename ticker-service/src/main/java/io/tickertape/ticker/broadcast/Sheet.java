package io.tickertape.ticker.broadcast;

import io.tickertape.tape.market.Symbol;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The latest item of every symbol in one format, oldest version first; immutable. */
final class Sheet {
    /** Whoever missed more of them is sent a whole board all the same. */
    private static final int REMEMBERED_REMOVALS = 1000;

    static final Sheet EMPTY = new Sheet(List.of());

    private final List<Item> items;
    /** The version at which the newest of the symbols first appeared. */
    private final long listed;
    /** The version of the newest change that no tick made. */
    private final long unticked;

    private Sheet(List<Item> items) {
        this.items = items;
        this.listed = items.stream().mapToLong(Item::listed).max().orElse(0);
        this.unticked = items.stream()
                .filter(item -> item.ticked() < item.version())
                .mapToLong(Item::version)
                .max()
                .orElse(0);
    }

    /** This sheet after some symbols have changed: {@code changed} is in order of version, newer than all here. */
    Sheet with(List<Item> changed) {
        if (changed.isEmpty()) {
            return this;
        }
        Set<Symbol> replaced = new HashSet<>();
        for (Item item : changed) {
            replaced.add(item.symbol());
        }
        List<Item> next = new ArrayList<>(items.size() + changed.size());
        for (Item item : items) {
            if (!replaced.contains(item.symbol())) {
                next.add(item);
            }
        }
        next.addAll(changed);
        forgetRemoved(next);
        return new Sheet(next);
    }

    private static void forgetRemoved(List<Item> items) {
        long many = items.stream().filter(Item::isRemoved).count() - REMEMBERED_REMOVALS;
        for (int i = 0; many > 0; many--) {
            while (!items.get(i).isRemoved()) {
                i++;
            }
            items.remove(i);
        }
    }

    /** The items newer than a version, oldest first: a view. */
    List<Item> after(long version) {
        int low = 0;
        int high = items.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (items.get(middle).version() > version) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return items.subList(low, items.size());
    }

    /** The oldest version after which the same has changed, has ticked and is new as after this one. */
    long floor(long since) {
        if (listed > since || unticked > since) {
            return since;
        }
        int unchanged = items.size() - after(since).size();
        return Math.max(listed, unchanged == 0 ? 0 : items.get(unchanged - 1).version());
    }

    long version() {
        return items.isEmpty() ? 0 : items.get(items.size() - 1).version();
    }
}
