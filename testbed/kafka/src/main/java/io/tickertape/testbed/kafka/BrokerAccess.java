package io.tickertape.testbed.kafka;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;

/**
 * Who may come in to a broker: over TLS alone, each principal by a password of its own, to what the broker's rights
 * grant it. Certificate and passwords are made anew each time.
 */
public final class BrokerAccess {
    /** The principal of the broker itself, to which everything is granted. */
    public static final String ADMINISTRATOR = "administrator";

    static final String MECHANISM = "SCRAM-SHA-512";
    private static final String LISTENER = "clients";

    private final Certificate certificate;
    private final Map<String, String> passwords = new HashMap<>();

    private BrokerAccess(Certificate certificate, List<String> principals) {
        this.certificate = certificate;
        passwords.put(ADMINISTRATOR, password());
        principals.forEach(principal -> passwords.put(principal, password()));
    }

    /**
     * Makes a certificate and a password for each principal.
     *
     * @param directory of the files of the certificate
     */
    public static BrokerAccess of(Path directory, List<String> principals) throws IOException {
        return new BrokerAccess(Certificate.in(directory), principals);
    }

    private static String password() {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** The settings of a client that comes in as this principal. */
    public Map<String, String> client(String principal) {
        return Map.of(
                "security.protocol",
                "SASL_SSL",
                SaslConfigs.SASL_MECHANISM,
                MECHANISM,
                SaslConfigs.SASL_JAAS_CONFIG,
                login(principal),
                SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG,
                certificate.trusted().toString(),
                SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG,
                Certificate.TYPE,
                SslConfigs.SSL_TRUSTSTORE_PASSWORD_CONFIG,
                certificate.password());
    }

    public String passwordOf(String principal) {
        String password = passwords.get(principal);
        if (password == null) {
            throw new BrokerException("No principal is called " + principal + ": name it when the access is made.");
        }
        return password;
    }

    /** How a client comes in as this principal, as {@code sasl.jaas.config} takes it. */
    public String login(String principal) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                .formatted(principal, passwordOf(principal));
    }

    /** What the broker's data begin with, so that it knows its principals before anybody can come in. */
    List<String> credentials() {
        List<String> all = new ArrayList<>();
        passwords.forEach((principal, password) ->
                all.add(MECHANISM + "=[name=" + principal + ",password=" + password + ",iterations=4096]"));
        return all;
    }

    Map<String, String> broker(int port, int controllerPort) {
        String host = BrokerSettings.HOST;
        return Map.ofEntries(
                Map.entry(
                        "listeners",
                        "CLIENTS://%1$s:%2$d,CONTROLLER://%1$s:%3$d".formatted(host, port, controllerPort)),
                Map.entry("advertised.listeners", "CLIENTS://%s:%d".formatted(host, port)),
                Map.entry("listener.security.protocol.map", "CLIENTS:SASL_SSL,CONTROLLER:PLAINTEXT"),
                Map.entry("inter.broker.listener.name", "CLIENTS"),
                Map.entry("sasl.mechanism.inter.broker.protocol", MECHANISM),
                Map.entry("listener.name." + LISTENER + ".sasl.enabled.mechanisms", MECHANISM),
                Map.entry("listener.name." + LISTENER + ".scram-sha-512.sasl.jaas.config", login(ADMINISTRATOR)),
                Map.entry("ssl.keystore.location", certificate.own().toString()),
                Map.entry("ssl.keystore.type", Certificate.TYPE),
                Map.entry("ssl.keystore.password", certificate.password()),
                Map.entry("ssl.truststore.location", certificate.trusted().toString()),
                Map.entry("ssl.truststore.type", Certificate.TYPE),
                Map.entry("ssl.truststore.password", certificate.password()),
                Map.entry("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer"),
                // Nobody is anonymous but the node to itself, on the controller's listener.
                Map.entry("super.users", "User:" + ADMINISTRATOR + ";User:ANONYMOUS"));
    }
}
