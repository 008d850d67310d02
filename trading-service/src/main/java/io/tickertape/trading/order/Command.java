package io.tickertape.trading.order;

import java.time.Instant;
import java.util.regex.Pattern;

/** What a trader tells the engine to do; void unless the journal takes it before it expires. */
public sealed interface Command permits NewOrder, Replace, Cancel, CancelAll, Withdraw, AlertCommand {
    /** Partition and offset. */
    Pattern PLACE = Pattern.compile("\\d{1,9}-\\d{1,19}");

    /** Names the command, of a new order also the order: one name, one history. */
    String clientOrderId();

    String account();

    /** When the gateway read it. */
    Instant submitted();

    /** The last instant at which the journal may stamp it. */
    Instant expires();

    /** The command in a line, as a trader would say it. */
    String inWords();

    /** What the journal's stamp makes of this command: every reader of the journal decides by this rule alone. */
    default Outcome journaledAt(Instant stamp) {
        return stamp.isAfter(expires()) ? Outcome.arrivedTooLate() : Outcome.received();
    }

    /** Whether a text names a place on the journal: partition and offset of a command, such as 0-42. */
    static boolean isPlace(String text) {
        return PLACE.matcher(text).matches();
    }

    /** What every command must hold to. */
    static void check(String clientOrderId, String account, Instant submitted, Instant expires) {
        if (clientOrderId.isBlank() || account.isBlank()) {
            throw new IllegalArgumentException("A command needs a clientOrderId and an account");
        }
        if (!expires.isAfter(submitted)) {
            throw new IllegalArgumentException("A command must expire after it was submitted");
        }
    }
}
