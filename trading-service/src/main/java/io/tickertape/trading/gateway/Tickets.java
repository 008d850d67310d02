package io.tickertape.trading.gateway;

import io.tickertape.trading.push.TicketIssuer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The tickets of this run of the service. The key is never stored: a ticket of another run is known by its run, and
 * only the journal can say whether an order was written on it.
 */
final class Tickets implements TicketIssuer {
    /** What a ticket is worth. */
    enum Standing {
        VALID,
        USED,
        EXPIRED,
        OF_ANOTHER_RUN,
        FORGED
    }

    private static final Duration SWEEP = Duration.ofSeconds(30);

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key = new SecretKeySpec(randomBytes(32), "HmacSHA256");
    /** A Mac is costly to find, and serves one thread at a time. */
    private final ThreadLocal<Mac> signer = ThreadLocal.withInitial(this::signer);

    private final String run = HexFormat.of().formatHex(randomBytes(8));
    private final Duration lifetime;
    private final InstantSource clock;
    /** Used tickets, until they would have expired anyway. */
    private final Map<String, Instant> used = new ConcurrentHashMap<>();

    private final AtomicLong swept = new AtomicLong();

    Tickets(Duration lifetime, InstantSource clock) {
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /** A name that nothing has yet. */
    String name() {
        return HexFormat.of().formatHex(randomBytes(16));
    }

    @Override
    public String issueText(String account) {
        return issue(account).text();
    }

    Ticket issue(String account) {
        forgetExpired();
        String id = name();
        Instant expires = clock.instant().plus(lifetime).truncatedTo(ChronoUnit.MILLIS);
        return new Ticket(run, id, expires, sign(account, id, expires));
    }

    Standing standing(String account, Ticket ticket) {
        if (!ticket.run().equals(run)) {
            return Standing.OF_ANOTHER_RUN;
        }
        if (!isSame(sign(account, ticket.id(), ticket.expires()), ticket.signature())) {
            return Standing.FORGED;
        }
        if (used.containsKey(ticket.id())) {
            return Standing.USED;
        }
        return clock.instant().isAfter(ticket.expires()) ? Standing.EXPIRED : Standing.VALID;
    }

    /** Takes the ticket for one order; false if another has it. */
    boolean use(Ticket ticket) {
        return used.putIfAbsent(ticket.id(), ticket.expires()) == null;
    }

    /** Forgets the used tickets that have expired, once in a while: their date alone refuses them now. */
    private void forgetExpired() {
        Instant now = clock.instant();
        long last = swept.get();
        if (now.toEpochMilli() - last > SWEEP.toMillis() && swept.compareAndSet(last, now.toEpochMilli())) {
            used.values().removeIf(now::isAfter);
        }
    }

    /** Whether the page should get a new one soon. */
    boolean isNearItsEnd(Ticket ticket) {
        return clock.instant().plus(lifetime.dividedBy(2)).isAfter(ticket.expires());
    }

    private String sign(String account, String id, Instant expires) {
        String text = run + "." + id + "." + expires.toEpochMilli() + "." + account;
        return HexFormat.of().formatHex(signer.get().doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    private Mac signer() {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    private byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
