package io.tickertape.testbed.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The certificate of a server on this machine, signed by itself, made by the {@code keytool} of the running JDK.
 *
 * @param own the key with its certificate
 * @param trusted the certificate alone, for those who come in
 * @param password of both files
 */
public record Certificate(Path own, Path trusted, String password) {
    public static final String TYPE = "PKCS12";
    private static final String ALIAS = "broker";
    private static final long PATIENCE_SECONDS = 60;

    /** A new one, in files of this directory. */
    public static Certificate in(Path directory) throws IOException {
        Files.createDirectories(directory);
        Path own = directory.resolve("broker.p12").toAbsolutePath();
        Path trusted = directory.resolve("trusted.p12").toAbsolutePath();
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        Certificate made = new Certificate(own, trusted, HexFormat.of().formatHex(random));
        made.makeKey();
        made.copyCertificate();
        return made;
    }

    private void makeKey() throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-dname",
                "CN=broker",
                "-ext",
                "san=ip:" + BrokerSettings.HOST,
                "-validity",
                "2",
                "-storetype",
                TYPE,
                "-keystore",
                own.toString(),
                "-storepass:env",
                "STORE_PASSWORD");
        ProcessBuilder keytool =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        keytool.environment().put("STORE_PASSWORD", password);
        Process running = keytool.start();
        try {
            if (!running.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || running.exitValue() != 0) {
                throw new BrokerException("No certificate could be made: " + String.join(" ", command));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerException("No certificate could be made: interrupted", e);
        } finally {
            running.destroyForcibly();
        }
    }

    private void copyCertificate() throws IOException {
        try {
            KeyStore key = KeyStore.getInstance(own.toFile(), password.toCharArray());
            KeyStore alone = KeyStore.getInstance(TYPE);
            alone.load(null, null);
            alone.setCertificateEntry(ALIAS, key.getCertificate(ALIAS));
            try (OutputStream out = Files.newOutputStream(trusted)) {
                alone.store(out, password.toCharArray());
            }
        } catch (GeneralSecurityException e) {
            throw new BrokerException("The certificate in " + own + " could not be read", e);
        }
    }
}
