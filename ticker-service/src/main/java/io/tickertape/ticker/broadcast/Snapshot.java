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

    static final Snapshot EMPTY = new Snapshot(List.of(), 0, 0, 0);

    private final List<EncodedUpdate> updates;
    /** The version at which a symbol last appeared or was taken off. */
    private final long listed;
    /** The version of the newest change that no tick made. */
    private final long unticked;
    /** The version at which boards of the whole market were sent last. */
    private final long boards;

    private Snapshot(List<EncodedUpdate> updates, long listed, long unticked, long boards) {
        this.updates = updates;
        this.listed = listed;
        this.unticked = unticked;
        this.boards = boards;
    }

    /**
     * This snapshot after some changes.
     *
     * @param changed in order of version and newer than all that are here
     * @param boardsAreDue whether boards of the whole market are sent because of new symbols; if not, they are because
     *     of these symbols when they are due again
     */
    Snapshot with(List<EncodedUpdate> changed, boolean boardsAreDue) {
        if (changed.isEmpty()) {
            return this;
        }
        // Once through all symbols, of which there may be very many, and everything else by what has changed.
        Set<Symbol> replaced = new HashSet<>();
        long nowListed = listed;
        long nowUnticked = unticked;
        boolean removes = false;
        for (EncodedUpdate update : changed) {
            replaced.add(update.symbol());
            nowListed = Math.max(nowListed, update.listed());
            nowUnticked = update.ticked() < update.version() ? update.version() : nowUnticked;
            removes |= update.isRemoved();
        }
        List<EncodedUpdate> next = new ArrayList<>(updates.size() + changed.size());
        for (EncodedUpdate update : updates) {
            if (!replaced.contains(update.symbol())) {
                next.add(update);
            }
        }
        next.addAll(changed);
        if (removes) {
            forgetRemoved(next);
        }
        return new Snapshot(next, nowListed, nowUnticked, boardsAreDue ? boardsWith(next, nowListed) : boards);
    }

    /** Whoever was sent new symbols without a board has a later version than theirs. */
    private long boardsWith(List<EncodedUpdate> next, long nowListed) {
        return listed > boards ? next.get(next.size() - 1).version() : Math.max(boards, nowListed);
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
        if (listed > since || boards > since || unticked > since) {
            return since;
        }
        int unchanged = updates.size() - after(since).size();
        return Math.max(
                Math.max(listed, boards),
                unchanged == 0 ? 0 : updates.get(unchanged - 1).version());
    }

    /** The version at which boards of the whole market were sent last: who has an older one lacks rows. */
    long boards() {
        return boards;
    }

    int size() {
        return updates.size();
    }

    long version() {
        return updates.isEmpty() ? 0 : updates.get(updates.size() - 1).version();
    }
}
