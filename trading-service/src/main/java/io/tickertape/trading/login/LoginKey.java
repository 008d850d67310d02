package io.tickertape.trading.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret that everything about a login is signed with. */
final class LoginKey {
    private static final int BYTES = 32;

    private final byte[] secret;

    private LoginKey(byte[] secret) {
        this.secret = secret;
    }

    /** @throws IllegalStateException if the key file can be neither read nor made */
    static LoginKey of(LoginConfiguration config) {
        return config.key().isEmpty()
                ? ofFile(Path.of(config.keyFile()))
                : new LoginKey(config.key().getBytes(UTF_8));
    }

    private static LoginKey ofFile(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            SecretFile.requireOwnerAlone(file);
            byte[] secret = Files.readAllBytes(file);
            if (secret.length != BYTES) {
                throw new IllegalStateException(file + " is no key of " + BYTES
                        + " bytes: delete it, or name another with tickertape.login.key-file");
            }
            return new LoginKey(secret);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The key that logins are signed with cannot be kept in " + file + " (" + e
                            + "): name another file with tickertape.login.key-file, or a key with tickertape.login.key",
                    e);
        }
    }

    private static void make(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path complete = Files.createTempFile(folder, "login", ".key", ownerOnly());
        try {
            byte[] secret = new byte[BYTES];
            new SecureRandom().nextBytes(secret);
            Files.write(complete, secret);
            Files.move(complete, file);
        } catch (FileAlreadyExistsException e) {
            // Another instance was faster: its key is the one.
            Files.deleteIfExists(complete);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** A key for one purpose, in Base64; what is signed for one is never valid for another. */
    String derive(String purpose) {
        return Base64.getEncoder().encodeToString(mac(secret, purpose));
    }

    /** The signature of a text, by the key for one purpose. */
    String sign(String purpose, String text) {
        return HexFormat.of().formatHex(mac(derive(purpose).getBytes(UTF_8), text));
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
