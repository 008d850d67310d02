package io.tickertape.testbed.bench.trade;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** The traders of a bench: as many as it needs, all with one password. */
public final class Accounts {
    public static final String PASSWORD = "bench";
    private static final int ITERATIONS = 1_000;
    private static final int HASH_BITS = 256;

    private Accounts() {}

    public static String name(int number) {
        return String.format("trader-%06d", number);
    }

    public static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(Accounts::name).toList();
    }

    /** Writes them down as the trading-service is told of its users. */
    public static void write(Path file, int count) {
        String hash = hash();
        String users = names(count).stream()
                .map(name -> "tickertape.login.users.%1$s.password=%2$s%ntickertape.login.users.%1$s.roles=TRADER%n"
                        .formatted(name, hash))
                .collect(Collectors.joining());
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, users, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash() {
        byte[] salt = "the salt of the bench".getBytes(StandardCharsets.US_ASCII);
        try {
            byte[] hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(PASSWORD.toCharArray(), salt, ITERATIONS, HASH_BITS))
                    .getEncoded();
            Base64.Encoder base64 = Base64.getEncoder();
            return "pbkdf2-sha256:" + ITERATIONS + ":" + base64.encodeToString(salt) + ":"
                    + base64.encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
