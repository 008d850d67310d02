package io.tickertape.trading.login;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The logins that are over before their time, at this instance or at another: each is remembered until its cookie is no
 * good any more. Any thread may ask.
 */
public final class EndedLogins {
    /** Tells the other instances of a login that is over; true once all of them will hear of it. */
    public interface Teller {
        boolean tell(EndedLogin login) throws InterruptedException;
    }

    /** Nobody logs in so often; beyond it, all older logins of the account are taken for ended. */
    static final int MOST_OF_AN_ACCOUNT = 1_000;

    /** No login is good for longer, whatever a record says: beyond it, a forged one would lock an account out. */
    private static final Duration LONGEST = Duration.ofDays(8);

    private static final int MOST_BEGUN_HERE = 10_000;

    private final InstantSource clock;
    private final Map<String, OfAccount> byAccount = new ConcurrentHashMap<>();
    /** Until this instance has read them back. */
    private final Map<String, EndedLogin> untold = new ConcurrentHashMap<>();
    /** Until it is known what ended before: nobody else can have ended these without being asked here. */
    private final Set<String> begunHere = ConcurrentHashMap.newKeySet();

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean isRestored;
    private volatile Teller teller = login -> false;

    public EndedLogins(InstantSource clock) {
        this.clock = clock;
    }

    /** The listener is told whenever a login has ended. */
    public void announceTo(Runnable listener) {
        listeners.add(listener);
    }

    public void tellBy(Teller others) {
        teller = others;
    }

    /**
     * Ends a login at every instance: its cookie is refused from here on, and its pages are closed. Waits for Kafka.
     *
     * @return true once it is on Kafka; false if that is not known: the others are told as soon as Kafka answers
     */
    public boolean end(Login login) throws InterruptedException {
        EndedLogin ended = new EndedLogin(login.id(), login.account(), login.latest());
        untold.put(ended.id(), ended);
        remember(ended);
        return teller.tell(ended);
    }

    /** Takes a login that has ended from what all instances have told. */
    public void take(EndedLogin ended) {
        untold.remove(ended.id());
        remember(ended);
    }

    private void remember(EndedLogin ended) {
        Instant now = clock.instant();
        if (now.isBefore(ended.latest())) {
            Instant latest = now.plus(LONGEST);
            byAccount
                    .computeIfAbsent(ended.account(), account -> new OfAccount())
                    .add(
                            ended.latest().isAfter(latest)
                                    ? new EndedLogin(ended.id(), ended.account(), latest)
                                    : ended,
                            now);
            listeners.forEach(Runnable::run);
        }
    }

    /** All that had ended before this instance began is known. */
    public void restored() {
        isRestored = true;
        begunHere.clear();
    }

    /** A login begins at this instance. */
    void begin(String id) {
        if (!isRestored && begunHere.size() < MOST_BEGUN_HERE) {
            begunHere.add(id);
        }
    }

    public boolean isEnded(Login login) {
        OfAccount ended = byAccount.get(login.account());
        return ended != null && ended.has(login);
    }

    /** Whether it cannot be known yet whether the login has ended. */
    public boolean isUnknown(Login login) {
        return !isRestored && !begunHere.contains(login.id());
    }

    /** Those that the others may not have heard of. */
    public List<EndedLogin> untold() {
        Instant now = clock.instant();
        untold.values().removeIf(ended -> !now.isBefore(ended.latest()));
        return List.copyOf(untold.values());
    }

    /** How many are remembered. */
    int count() {
        return byAccount.values().stream().mapToInt(OfAccount::count).sum();
    }

    private static final class OfAccount {
        private final PriorityQueue<EndedLogin> byEnd = new PriorityQueue<>(Comparator.comparing(EndedLogin::latest));
        private final Set<String> ids = new HashSet<>();
        private Instant allUntil = Instant.MIN;

        /** The same, whatever the order in which they come. */
        private synchronized void add(EndedLogin ended, Instant now) {
            if (ids.add(ended.id())) {
                byEnd.add(ended);
            }
            for (EndedLogin first = byEnd.peek();
                    first != null && (byEnd.size() > MOST_OF_AN_ACCOUNT || !now.isBefore(first.latest()));
                    first = byEnd.peek()) {
                byEnd.remove();
                ids.remove(first.id());
                allUntil = first.latest().isAfter(allUntil) ? first.latest() : allUntil;
            }
        }

        private synchronized boolean has(Login login) {
            return ids.contains(login.id()) || !login.latest().isAfter(allUntil);
        }

        private synchronized int count() {
            return ids.size();
        }
    }
}
