package io.tickertape.tape.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickertape.tape.json.Fields;
import io.tickertape.tape.json.FlatJson;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/** The records of the topic {@code controls}. */
public final class ControlJson {
    private ControlJson() {}

    public static byte[] key(Scope scope) {
        return scope.key().getBytes(UTF_8);
    }

    public static byte[] value(Control control) {
        return new FlatJson.Writer()
                // A reader that does not know of flattening must at least stop the account and cancel its orders.
                .text("action", control.flattens() ? Action.KILL : control.action())
                .text("flatten", control.flattens() ? "true" : null)
                .text("reason", control.reason())
                .text("by", control.by())
                .instant("time", control.time())
                .bytes();
    }

    /**
     * Reads a scope from a key.
     *
     * @throws IllegalArgumentException if it is no scope
     */
    public static Scope scope(byte @Nullable [] key) {
        if (key == null) {
            throw new IllegalArgumentException("no key");
        }
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(key)).toString();
            return Scope.parse(text).orElseThrow(() -> new IllegalArgumentException("the key is no scope"));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the key is not UTF-8", e);
        }
    }

    /**
     * Reads a control from a value.
     *
     * @throws IllegalArgumentException if it is no control
     */
    public static Control control(Scope scope, byte[] value) {
        Fields fields = FlatJson.read(value);
        return new Control(scope, action(fields), fields.text("reason"), fields.text("by"), fields.instant("time"));
    }

    private static Action action(Fields fields) {
        boolean flattens = fields.has("flatten") && fields.text("flatten").equals("true");
        return switch (fields.text("action")) {
            case "HALT" -> Action.HALT;
            case "KILL" -> flattens ? Action.FLATTEN : Action.KILL;
            default -> throw new IllegalArgumentException("action must be HALT or KILL");
        };
    }
}
