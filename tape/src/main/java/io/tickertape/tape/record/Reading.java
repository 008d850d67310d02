package io.tickertape.tape.record;

import io.tickertape.tape.market.RecordStamp;
import io.tickertape.tape.market.Symbol;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a record turned out to be: what its topic holds, the removal of a symbol, or something to refuse. */
public sealed interface Reading<T> {
    /**
     * A record that is taken.
     *
     * @param remarks on fields that are not, and were left blank
     */
    record Taken<T>(T value, List<Remark> remarks) implements Reading<T> {}

    /** A record without a value: a tombstone. */
    record Removal<T>(Symbol symbol, RecordStamp stamp) implements Reading<T> {}

    /**
     * A record that is not what its topic holds.
     *
     * @param reason one of a fixed set, for counting and alerting
     * @param detail what was wrong and what would be right, for the producer's owner
     */
    record Refusal<T>(Reason reason, String detail) implements Reading<T> {}

    /**
     * A side figure that cannot be.
     *
     * @param field as it is named in the record, for counting
     * @param detail what was wrong and what would be right
     */
    record Remark(String field, String detail) {
        /** The remarks and one more, or the same if the field has one already, however often the record names it. */
        static List<Remark> add(List<Remark> remarks, String field, @Nullable String fault) {
            if (remarks.stream().anyMatch(remark -> remark.field().equals(field))) {
                return remarks;
            }
            List<Remark> more = new ArrayList<>(remarks);
            more.add(new Remark(field, field + ": " + fault));
            return List.copyOf(more);
        }
    }

    /** Why a record is refused, as it stands in the header {@code reason} and in the metric's tag. */
    enum Reason {
        OVERSIZE("oversize"),
        BAD_UTF8("bad-utf8"),
        NOT_JSON("not-json"),
        NOT_AN_OBJECT("not-an-object"),
        BAD_KEY("bad-key"),
        WRONG_KEY("wrong-key"),
        NO_PRICE("no-price"),
        BAD_PRICE("bad-price"),
        BAD_TIME("bad-time"),
        TOO_MANY_SYMBOLS("too-many-symbols"),
        /** The record was taken, but for a side figure. */
        WARNING("warning");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
