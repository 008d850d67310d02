package io.tickertape.ticker.broadcast;

import java.util.ArrayList;
import java.util.List;

/** The watchers of one rate group on one event loop, served in turns; only touched on that loop. */
final class LoopWatchers {
    private final RateGroup group;
    private final List<Watcher> watchers = new ArrayList<>();
    private final LastPayload last = new LastPayload();
    private long dueFrame;
    private boolean behind;
    private int cursor;
    private int left;

    LoopWatchers(RateGroup group) {
        this.group = group;
    }

    void add(Watcher watcher) {
        watcher.index(watchers.size());
        watchers.add(watcher);
        behind = true;
    }

    /** Takes a watcher out, by putting the last one in its place; true if none is left. */
    boolean remove(Watcher watcher) {
        Watcher last = watchers.remove(watchers.size() - 1);
        if (last != watcher) {
            last.index(watcher.index());
            watchers.set(watcher.index(), last);
        }
        // The one that was moved may have been moved to where this turn has already been.
        left = left > 0 ? watchers.size() : 0;
        return watchers.isEmpty();
    }

    /** A watcher here waits for what the others have already been sent. */
    void behind() {
        behind = true;
    }

    List<Watcher> watchers() {
        return List.copyOf(watchers);
    }

    /** Begins a turn if a frame is due: where the turn before has ended, so that no watcher is last twice. */
    void offer(Frame frame) {
        boolean due = group.dueFrame() > dueFrame || frame.heartbeatFrame() > dueFrame;
        if (!due && !behind) {
            return;
        }
        if (!frame.serves(group.subscription().list().format())) {
            behind = true;
            return;
        }
        if (due) {
            dueFrame = frame.number();
        }
        behind = false;
        left = watchers.size();
    }

    /** Goes on with the turn until so many watchers have been served; returns how many were. */
    int send(Frame frame, int most) {
        int count = 0;
        while (left > 0 && count < most) {
            left--;
            cursor = cursor < watchers.size() ? cursor : 0;
            Watcher watcher = watchers.get(cursor++);
            if (watcher.servedFrame() < dueFrame || watcher.isBehind()) {
                watcher.send(frame, last);
                count++;
            }
        }
        return count;
    }

    boolean hasMore() {
        return left > 0;
    }
}
