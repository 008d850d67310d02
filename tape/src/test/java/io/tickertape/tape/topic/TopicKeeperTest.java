package io.tickertape.tape.topic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TopicKeeperTest {
    private static final TopicSettings SETTINGS = Topics.executions("kept", 1);

    private final KafkaClients clients = new KafkaClients(TestBroker.connection(), ClientListener.NONE);

    @AfterEach
    void close() throws Exception {
        clients.admin().deleteTopics(List.of("kept")).all().get();
        clients.close();
    }

    @Test
    void tellsATopicFromAnEarlierOneOfItsName() throws Exception {
        String first = seenId(clients.keeper(SETTINGS));
        assertEquals(first, seenId(clients.keeper(SETTINGS)));

        clients.admin().deleteTopics(List.of("kept")).all().get();

        assertNotEquals(first, seenId(clients.keeper(SETTINGS)));
    }

    private static String seenId(TopicKeeper keeper) throws InterruptedException {
        Optional<String> id = Optional.empty();
        while (id.isEmpty()) {
            var unused = keeper.isReachable();
            id = keeper.id();
        }
        return id.get();
    }
}
