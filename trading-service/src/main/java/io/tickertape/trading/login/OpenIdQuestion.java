package io.tickertape.trading.login;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a browser asks of a provider. The browser keeps it in a cookie until it comes back, so that an answer to somebody
 * else's question is known for one.
 *
 * @param state that the provider hands back to the browser
 * @param nonce that the ID token must bear
 * @param verifier without which the code is good for nothing (RFC 7636)
 */
record OpenIdQuestion(String state, String nonce, String verifier) {
    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("([\\w-]{43})\\.([\\w-]{43})\\.([\\w-]{43})");
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    static OpenIdQuestion random() {
        SecureRandom random = new SecureRandom();
        return new OpenIdQuestion(text(random), text(random), text(random));
    }

    private static String text(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return BASE64.encodeToString(bytes);
    }

    static Optional<OpenIdQuestion> parse(String text) {
        var parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(new OpenIdQuestion(parts.group(1), parts.group(2), parts.group(3)))
                : Optional.empty();
    }

    /** As the cookie has it. */
    String text() {
        return String.join(".", state, nonce, verifier);
    }

    boolean isAnsweredBy(String handedBack) {
        return MessageDigest.isEqual(state.getBytes(US_ASCII), handedBack.getBytes(US_ASCII));
    }

    /** What the provider holds the verifier against. */
    String challenge() {
        try {
            return BASE64.encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
