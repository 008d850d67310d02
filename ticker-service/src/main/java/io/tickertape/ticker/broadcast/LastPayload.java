package io.tickertape.ticker.broadcast;

import org.jspecify.annotations.Nullable;

/**
 * What the watcher before was sent. As a rule the next one of its group on the same loop lacks the same, and there is
 * nothing to look up.
 */
final class LastPayload {
    private long frame;
    private long since;
    private @Nullable Coding coding;
    private Frame.@Nullable Payload payload;

    /** Not the frame itself, which would keep all that was new then until the group's next turn. */
    void set(Frame sent, long lackedSince, Coding sentIn, Frame.Payload bytes) {
        frame = sent.number();
        since = lackedSince;
        coding = sentIn;
        payload = bytes;
    }

    /** The payload of a frame that is still held, if it was the last; else null. */
    Frame.@Nullable Payload of(Frame wanted, long lackedSince, Coding wantedIn) {
        boolean same = frame == wanted.number() && since == lackedSince && coding == wantedIn;
        return same ? payload : null;
    }
}
