package io.tickertape.tape.market;

import java.time.Instant;

/**
 * When and where a record was written.
 *
 * @param time the record's timestamp
 */
public record RecordStamp(Instant time, TickPosition position) {
    /** Of one partition the log's order decides, of two the time. */
    public boolean isAfter(RecordStamp other) {
        if (position.partition() == other.position.partition()) {
            return position.offset() > other.position.offset();
        }
        int byTime = time.compareTo(other.time);
        return byTime > 0 || (byTime == 0 && position.compareTo(other.position) > 0);
    }
}
