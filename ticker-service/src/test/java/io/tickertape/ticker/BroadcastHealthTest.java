package io.tickertape.ticker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthResult;
import io.tickertape.tape.process.Pulse;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class BroadcastHealthTest {
    private final Pulse pulse = new Pulse("broadcast");
    private final BroadcastHealth health = new BroadcastHealth(pulse);

    @Test
    void isUpWhileTheThreadTurnsAndDownOnceItIsGone() throws InterruptedException {
        pulse.beat();
        assertEquals(HealthStatus.UP, status());

        Thread thread = new Thread(pulse::beat);
        thread.start();
        thread.join();
        assertEquals(HealthStatus.DOWN, status());
    }

    private HealthStatus status() {
        HealthResult result = Mono.from(health.getResult()).block();
        return Objects.requireNonNull(result).getStatus();
    }
}
