package io.tickertape.trading.view;

import io.tickertape.trading.controls.Act;
import java.time.Instant;
import java.util.List;

/**
 * What the operators' page shows and asks for again every few seconds: nothing in it can be typed in or sent.
 *
 * @param isChanged whether what is in force is not what the page was loaded with
 * @param remainders what is left of the positions that are to be closed
 * @param acts the newest first
 */
public record OperatorStatus(
        Instant time,
        boolean isChanged,
        List<Remainder> remainders,
        ConnectedAccounts connected,
        ServiceStanding service,
        Traffic traffic,
        List<ActLine> acts) {
    /**
     * What passes, each a second, as text.
     *
     * @param refusals by their reasons, the most frequent first
     */
    public record Traffic(String messages, String orders, String fills, List<Count> refusals) {}

    /** How often a reason was given. */
    public record Count(String reason, String count) {}

    /** Something that an operator did. */
    public record ActLine(String time, String clock, String by, String words, String reason) {
        /** The line of an act. */
        public static ActLine of(Act act) {
            String time = act.time().toString();
            return new ActLine(time, Figures.dateAndClock(act.time()), act.by(), act.inWords(), act.reason());
        }
    }

    public String clock() {
        return Figures.clock(time);
    }

    public String engineFor() {
        return Ages.of(service.engineFor());
    }

    public String journalFor() {
        return service.journalFor().isZero() ? "" : "Kafka has answered for " + Ages.of(service.journalFor());
    }
}
