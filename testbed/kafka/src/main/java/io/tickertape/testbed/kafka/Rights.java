package io.tickertape.testbed.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;

/** The rights on a broker, as its administrator grants and revokes them; each change holds when its call returns. */
public final class Rights implements AutoCloseable {
    private static final long PATIENCE_NANOS = 20_000_000_000L;

    private final Admin admin;

    public Rights(KafkaBroker broker, BrokerAccess access) {
        Map<String, Object> settings = new HashMap<>(access.client(BrokerAccess.ADMINISTRATOR));
        settings.put("bootstrap.servers", broker.bootstrapServers());
        admin = Admin.create(settings);
    }

    /** The administrator's client. */
    public Admin admin() {
        return admin;
    }

    /** Grants exactly these, and nothing else. */
    public void set(Collection<AclBinding> rights) throws ExecutionException, InterruptedException {
        Set<AclBinding> surplus = new HashSet<>(granted());
        surplus.removeAll(rights);
        admin.deleteAcls(surplus.stream().map(AclBinding::toFilter).toList())
                .all()
                .get();
        admin.createAcls(List.copyOf(rights)).all().get();
        long end = System.nanoTime() + PATIENCE_NANOS;
        // The controller has it before the broker goes by it.
        while (!granted().equals(Set.copyOf(rights))) {
            if (System.nanoTime() > end) {
                throw new BrokerException("The rights were not in force in time: " + rights);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    private Set<AclBinding> granted() throws ExecutionException, InterruptedException {
        return Set.copyOf(admin.describeAcls(AclBindingFilter.ANY).values().get());
    }

    @Override
    public void close() {
        admin.close();
    }
}
