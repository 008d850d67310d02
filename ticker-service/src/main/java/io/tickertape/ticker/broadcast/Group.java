package io.tickertape.ticker.broadcast;

import java.util.ArrayList;
import java.util.List;

/** The watchers of one lane on one event loop, told in turns; only touched on that loop. */
final class Group {
    private final Lane lane;
    private final List<Watcher> watchers = new ArrayList<>();
    private long dueEdition;
    private boolean behind;
    private int cursor;
    private int left;

    Group(Lane lane) {
        this.lane = lane;
    }

    void add(Watcher watcher) {
        watcher.place(watchers.size());
        watchers.add(watcher);
        behind = true;
    }

    /** Takes a watcher out, by putting the last one in its place; true if none is left. */
    boolean remove(Watcher watcher) {
        Watcher last = watchers.remove(watchers.size() - 1);
        if (last != watcher) {
            last.place(watcher.place());
            watchers.set(watcher.place(), last);
        }
        // The one that was moved may have been moved to where this turn has already been.
        left = left > 0 ? watchers.size() : 0;
        return watchers.isEmpty();
    }

    /** Someone here waits for what the others have already been told. */
    void behind() {
        behind = true;
    }

    List<Watcher> watchers() {
        return List.copyOf(watchers);
    }

    /** Begins a turn if there is something to tell: from where the one before has come to, so that nobody is last twice. */
    void offer(Edition edition) {
        boolean due = lane.dueEdition() > dueEdition || edition.beat() > dueEdition;
        if (!due && !behind) {
            return;
        }
        if (!edition.serves(lane.audience().list().format())) {
            behind = true;
            return;
        }
        if (due) {
            dueEdition = edition.number();
        }
        behind = false;
        left = watchers.size();
    }

    /** Goes on with the turn until so many have been told; returns how many were. */
    int tell(Edition edition, int most) {
        int count = 0;
        while (left > 0 && count < most) {
            left--;
            cursor = cursor < watchers.size() ? cursor : 0;
            Watcher watcher = watchers.get(cursor++);
            if (watcher.toldEdition() < dueEdition || watcher.isBehind()) {
                watcher.tell(edition);
                count++;
            }
        }
        return count;
    }

    boolean hasMore() {
        return left > 0;
    }
}
