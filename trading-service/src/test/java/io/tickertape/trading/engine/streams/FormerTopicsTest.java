package io.tickertape.trading.engine.streams;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.tape.topic.DeniedRights;
import io.tickertape.trading.TestBroker;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class FormerTopicsTest {
    @Test
    void arePresentWhereAnEarlierVersionHasStoredAccounts() throws Exception {
        String topic = "tickertape-desk-accounts-changelog";
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestBroker.bootstrapServers()))) {
            FormerTopics none = new FormerTopics(admin, new DeniedRights());
            assertTrue(none.areKnown());
            assertFalse(none.arePresent());

            admin.createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.empty())))
                    .all()
                    .get();
            FormerTopics former = new FormerTopics(admin, new DeniedRights());
            assertTrue(former.areKnown());
            assertTrue(former.arePresent());
            admin.deleteTopics(List.of(topic)).all().get();
        }
    }

    @Test
    void areNotKnownWhileNobodyAnswers() {
        Map<String, Object> nobody = Map.of(
                "bootstrap.servers", "127.0.0.1:1", "default.api.timeout.ms", "1000", "request.timeout.ms", "500");
        try (Admin admin = Admin.create(nobody)) {
            assertFalse(new FormerTopics(admin, new DeniedRights()).areKnown());
        }
    }
}
