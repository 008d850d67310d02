package io.tickertape.ticker.broadcast;

import java.util.ArrayList;
import java.util.List;

/** The watchers of one lane on one event loop; only touched on that loop. */
final class Group {
    private final Lane lane;
    private final List<Watcher> watchers = new ArrayList<>();
    private long toldEdition;
    private boolean behind;

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
        return watchers.isEmpty();
    }

    /** Someone here waits for what the others have already been told. */
    void behind() {
        behind = true;
    }

    List<Watcher> watchers() {
        return List.copyOf(watchers);
    }

    void tell(Edition edition) {
        boolean due = lane.dueEdition() > toldEdition || edition.beat() > toldEdition;
        if (!due && !behind) {
            return;
        }
        if (!edition.serves(lane.audience().list().format())) {
            behind = true;
            return;
        }
        boolean onlyThoseBehind = !due;
        toldEdition = edition.number();
        behind = false;
        // Backwards, since a watcher that leaves while it is told is replaced by the last, who has been told.
        for (int i = watchers.size() - 1; i >= 0; i--) {
            if (i < watchers.size()) {
                Watcher watcher = watchers.get(i);
                if (!onlyThoseBehind || watcher.isBehind()) {
                    watcher.tell(edition);
                }
            }
        }
    }
}
