package io.tickertape.trading.gateway;

import io.micronaut.websocket.CloseReason;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Counts the sockets of each account at all instances and of each address at this one, and what an account sends by all
 * of its sockets here together: however many somebody opens, they are no more than one trader. Any thread may ask.
 */
@Singleton
final class OpenSockets {
    /** One of those that applications may give a meaning; like HTTP's 429. */
    static final int TOO_MANY = 4429;

    private final GatewayConfiguration config;
    private final SocketsElsewhere elsewhere;
    /** Guarded by this, as the next one. */
    private final Map<String, Integer> ofAccount = new HashMap<>();

    private final Map<String, Integer> ofAddress = new HashMap<>();
    private final AccountRates rates;

    OpenSockets(GatewayConfiguration config, SocketsElsewhere elsewhere) {
        this.config = config;
        this.elsewhere = elsewhere;
        rates = new AccountRates(config.messagesPerSecondOfAccount(), config.messageBurstOfAccount());
    }

    /** Takes a place for one more socket; one that is refused is to be closed with the reason. */
    synchronized Place enter(String account, String address) {
        CloseReason refusal = null;
        if (ofAccount.getOrDefault(account, 0) + elsewhere.open(account) >= config.socketsOfAccount()) {
            refusal = full(config.socketsOfAccount() + " pages of " + account + " are open already");
        } else if (ofAddress.getOrDefault(address, 0) >= config.socketsOfAddress()) {
            refusal = full(config.socketsOfAddress() + " pages are open from your address already");
        } else {
            elsewhere.tell(account, ofAccount.merge(account, 1, Integer::sum));
            ofAddress.merge(address, 1, Integer::sum);
        }
        return new Place(account, address, rates.of(account), refusal);
    }

    private static CloseReason full(String words) {
        return new CloseReason(TOO_MANY, words + ": close one, and this one goes on by itself.");
    }

    private synchronized void leave(Place place) {
        ofAccount.computeIfPresent(place.account, (name, open) -> open == 1 ? null : open - 1);
        elsewhere.tell(place.account, ofAccount.getOrDefault(place.account, 0));
        ofAddress.computeIfPresent(place.address, (name, open) -> open == 1 ? null : open - 1);
    }

    /** What one socket has of its account's share. */
    final class Place {
        private final String account;
        private final String address;
        private final RateLimit rate;
        private final @Nullable CloseReason refusal;
        private final AtomicBoolean left;

        private Place(String account, String address, RateLimit rate, @Nullable CloseReason refusal) {
            this.account = account;
            this.address = address;
            this.rate = rate;
            this.refusal = refusal;
            left = new AtomicBoolean(refusal != null);
        }

        /** Why there is no place for the socket; null if there is. */
        @Nullable
        CloseReason refusal() {
            return refusal;
        }

        boolean allowsMessage(long nanoTime) {
            return rate.allows(nanoTime);
        }

        void leave() {
            if (left.compareAndSet(false, true)) {
                OpenSockets.this.leave(this);
            }
        }
    }
}
