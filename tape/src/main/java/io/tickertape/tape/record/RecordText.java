package io.tickertape.tape.record;

import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.record.Reading.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The bytes of a record's key and value as text, or what is wrong with them. */
final class RecordText {
    /** A tick with every field is some 400 bytes. */
    static final int MAXIMUM_BYTES = 8 * 1024;

    private static final int REGISTRY_HEADER_BYTES = 5;
    /** Stands where bytes are not UTF-8, if it was not sent itself. */
    private static final char REPLACEMENT = 0xfffd;
    /** As some editors and programs of Windows put it before UTF-8. */
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private static final KnownSymbols KNOWN = new KnownSymbols();

    private RecordText() {}

    /** A record was refused. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;
        private final Reason reason;

        RefusedException(Reason reason, String detail) {
            // Without a stack: it is an answer, and there may be thousands a second.
            super(detail, null, false, false);
            this.reason = reason;
        }

        <T> Reading<T> refusal() {
            return new Reading.Refusal<>(reason, String.valueOf(getMessage()));
        }
    }

    static Symbol symbol(byte @Nullable [] key) throws RefusedException {
        if (key == null || key.length == 0) {
            throw badKey("the record has no key; the key is the symbol, " + Symbol.FORM);
        }
        if (key.length > MAXIMUM_BYTES) {
            throw badKey("the key has " + key.length + " bytes; the key is the symbol, " + Symbol.FORM);
        }
        Symbol known = KNOWN.of(key);
        if (known != null) {
            return known;
        }
        if (key.length > REGISTRY_HEADER_BYTES && key[0] == 0 && key[REGISTRY_HEADER_BYTES] != 0) {
            throw badKey("the key " + registry(key) + "; the plain symbol without them is expected");
        }
        String name = decode(key, "key");
        if (Symbol.isSymbol(name)) {
            Symbol symbol = new Symbol(name);
            KNOWN.keep(key, symbol);
            return symbol;
        }
        if (Symbol.isSymbol(name.toUpperCase(Locale.ROOT))) {
            throw badKey("the key " + Quoted.of(name) + " is in lower case; symbols are upper case, such as "
                    + name.toUpperCase(Locale.ROOT));
        }
        throw badKey("the key " + Quoted.of(name) + " is not a symbol, which is " + Symbol.FORM);
    }

    private static RefusedException badKey(String detail) {
        return new RefusedException(Reason.BAD_KEY, detail);
    }

    static String value(byte[] value) throws RefusedException {
        if (value.length > MAXIMUM_BYTES) {
            throw new RefusedException(
                    Reason.OVERSIZE,
                    "the value has " + value.length + " bytes; at most " + MAXIMUM_BYTES + " are taken");
        }
        String wide = WideText.name(value);
        if (wide != null) {
            throw new RefusedException(Reason.BAD_UTF8, "the value is in " + wide + "; UTF-8 is expected");
        }
        if (value.length > REGISTRY_HEADER_BYTES && value[0] == 0) {
            throw new RefusedException(
                    Reason.NOT_JSON, "the value " + registry(value) + "; plain JSON without them is expected");
        }
        String text = decode(value, "value");
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private static String registry(byte[] bytes) {
        int schema = ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt();
        return "begins with the bytes of a schema registry (a zero, and " + schema + " as the schema's id)";
    }

    private static String decode(byte[] bytes, String what) throws RefusedException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) < 0) {
            return text;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new RefusedException(Reason.BAD_UTF8, "the " + what + " is not UTF-8");
        }
    }
}
