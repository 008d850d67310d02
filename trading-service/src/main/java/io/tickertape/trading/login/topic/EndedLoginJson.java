package io.tickertape.trading.login.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickertape.tape.json.Fields;
import io.tickertape.tape.json.FlatJson;
import io.tickertape.trading.login.EndedLogin;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The records of the topic {@code logins.ended}. */
final class EndedLoginJson {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private EndedLoginJson() {}

    static byte[] key(EndedLogin login) {
        return login.id().getBytes(UTF_8);
    }

    static byte[] value(EndedLogin login) {
        return new FlatJson.Writer()
                .text("account", login.account())
                .instant("ends", login.latest())
                .bytes();
    }

    /**
     * Reads a record.
     *
     * @throws IllegalArgumentException if it is no login that has ended
     */
    static EndedLogin read(byte @Nullable [] key, byte[] value) {
        String id = key == null ? "" : new String(key, UTF_8);
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("the key is no login's id");
        }
        Fields fields = FlatJson.read(value);
        return new EndedLogin(id, fields.name("account"), fields.instant("ends"));
    }
}
