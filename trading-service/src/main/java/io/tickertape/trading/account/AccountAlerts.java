package io.tickertape.trading.account;

import io.tickertape.trading.alert.Alert;
import io.tickertape.trading.order.ExecutionType;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The alerts of one account, as its reports add up to them. */
final class AccountAlerts {
    private final Map<String, Alert> byId = new LinkedHashMap<>();

    AccountAlerts(Collection<Alert> alerts) {
        alerts.forEach(alert -> byId.put(alert.id(), alert));
    }

    Collection<Alert> all() {
        return Collections.unmodifiableCollection(byId.values());
    }

    Optional<Alert> of(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** @throws IllegalStateException if this cannot happen to the alert as it stands */
    void apply(ExecutionType type, Alert alert) {
        Alert before = byId.get(alert.id());
        boolean follows =
                switch (type) {
                    case ALERT_SET -> before == null && alert.isPending();
                    case ALERT_FIRED -> before != null && before.isPending() && !alert.isPending();
                    default -> before != null;
                };
        if (!follows) {
            throw new IllegalStateException(type + " does not follow for the alert " + alert.id());
        }
        if (type == ExecutionType.ALERT_REMOVED) {
            byId.remove(alert.id());
        } else {
            byId.put(alert.id(), alert);
        }
    }
}
