package io.tickertape.trading.controls;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickertape.trading.topic.Fields;
import io.tickertape.trading.topic.FlatJson;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/** The records of the topic {@code controls}. */
final class ControlJson {
    private ControlJson() {}

    static byte[] key(Scope scope) {
        return scope.key().getBytes(UTF_8);
    }

    static byte[] value(Control control) {
        return new FlatJson.Writer()
                .text("action", control.action())
                .text("reason", control.reason())
                .text("by", control.by())
                .instant("time", control.time())
                .bytes();
    }

    /** @throws IllegalArgumentException if it is no scope */
    static Scope scope(byte @Nullable [] key) {
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

    /** @throws IllegalArgumentException if it is no control */
    static Control control(Scope scope, byte[] value) {
        Fields fields = FlatJson.read(value);
        return new Control(
                scope,
                fields.value("action", Action::valueOf, "HALT or KILL"),
                fields.text("reason"),
                fields.text("by"),
                fields.instant("time"));
    }
}
