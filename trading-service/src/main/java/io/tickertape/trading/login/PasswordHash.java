package io.tickertape.trading.login;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password as it may be written down: {@code pbkdf2-sha256:ITERATIONS:SALT:HASH}, salt and hash in Base64, the hash 32
 * bytes, the password in UTF-8 (RFC 8018).
 */
final class PasswordHash {
    private static final Pattern FORM =
            Pattern.compile("pbkdf2-sha256:([1-9][0-9]{3,6}):([A-Za-z0-9+/]{22,86}={0,2}):([A-Za-z0-9+/]{43}=)");
    static final int LONGEST_PASSWORD = 256;
    private static final int HASH_BYTES = 32;
    private static final int NEW_SALT_BYTES = 16;
    private static final int NEW_ITERATIONS = 600_000;

    private final String text;
    private final int iterations;
    private final byte[] salt;
    private final byte[] hash;

    private PasswordHash(String text, int iterations, byte[] salt, byte[] hash) {
        this.text = text;
        this.iterations = iterations;
        this.salt = salt;
        this.hash = hash;
    }

    /** @throws IllegalArgumentException if the text is no such hash; it does not repeat the text */
    static PasswordHash parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "a password must be like pbkdf2-sha256:600000:SALT:HASH, salt and hash in Base64, not in clear");
        }
        Base64.Decoder base64 = Base64.getDecoder();
        return new PasswordHash(
                text, Integer.parseInt(parts.group(1)), base64.decode(parts.group(2)), base64.decode(parts.group(3)));
    }

    /** A new one, with a salt of its own. */
    static PasswordHash of(String password) {
        byte[] salt = new byte[NEW_SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        byte[] hash = derive(password, salt, NEW_ITERATIONS);
        Base64.Encoder base64 = Base64.getEncoder();
        return parse("pbkdf2-sha256:" + NEW_ITERATIONS + ":" + base64.encodeToString(salt) + ":"
                + base64.encodeToString(hash));
    }

    /** A hash that no password is known for, as costly to try as this one. */
    PasswordHash decoy() {
        return new PasswordHash("", iterations, salt, new byte[hash.length]);
    }

    /** Takes as long for a wrong password as for the right one. */
    boolean matches(String password) {
        if (password.length() > LONGEST_PASSWORD) {
            return false;
        }
        return MessageDigest.isEqual(hash, derive(password, salt, iterations));
    }

    private static byte[] derive(String password, byte[] salt, int iterations) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BYTES * 8);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot check passwords", e);
        } finally {
            spec.clearPassword();
        }
    }

    /** As it may be written down. */
    String text() {
        return text;
    }

    int iterations() {
        return iterations;
    }

    /** Tells this password from the one before it, without telling it. */
    String stamp() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest)
                    .substring(0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
