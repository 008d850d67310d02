package io.tickertape.trading.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickertape.tape.control.Scope;
import io.tickertape.tape.json.Fields;
import io.tickertape.tape.json.FlatJson;
import io.tickertape.trading.controls.Act;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What operators did, as it stands on the topic {@code controls} beside what is in force. */
public final class ActJson {
    private static final byte[] PREFIX = "act:".getBytes(UTF_8);

    private ActJson() {}

    public static byte[] key(String id) {
        return ("act:" + id).getBytes(UTF_8);
    }

    /** The id in the key of an act; empty where the key is that of something else. */
    public static Optional<String> id(byte @Nullable [] key) {
        return key != null && key.length > PREFIX.length && Arrays.equals(PREFIX, Arrays.copyOf(key, PREFIX.length))
                ? Optional.of(new String(key, PREFIX.length, key.length - PREFIX.length, UTF_8))
                : Optional.empty();
    }

    public static byte[] value(Act act) {
        return new FlatJson.Writer()
                .text("act", act.kind())
                .text("scope", act.scope().key())
                .text("session", act.session().isEmpty() ? null : act.session())
                .text("reason", act.reason().isEmpty() ? null : act.reason())
                .text("by", act.by())
                .instant("time", act.time())
                .bytes();
    }

    /**
     * Reads an act from a value.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Act act(String id, byte[] value) {
        Fields fields = FlatJson.read(value);
        return new Act(
                id,
                fields.value("act", Act.Kind::valueOf, "HALT, KILL, FLATTEN, LIFT or DISCONNECT"),
                Scope.parse(fields.text("scope"))
                        .orElseThrow(() ->
                                new IllegalArgumentException("scope must be all, account:NAME or" + " symbol:SYMBOL")),
                fields.has("session") ? fields.text("session") : "",
                fields.has("reason") ? fields.text("reason") : "",
                fields.text("by"),
                fields.instant("time"));
    }
}
