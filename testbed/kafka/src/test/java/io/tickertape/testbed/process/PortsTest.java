package io.tickertape.testbed.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void givesProgramsOthersThanBrokersChooseForThemselves() {
        for (int i = 0; i < 200; i++) {
            int program = Ports.free();
            int broker = Ports.freeForBroker();
            assertTrue(program >= 12_000 && program < 20_000, "program on " + program);
            assertTrue(broker >= 20_000 && broker < 32_000, "broker on " + broker);
        }
    }

    @Test
    void givesDifferentOnes() {
        assertEquals(50, Set.of(Ports.free(50)).size());
    }

    @Test
    void knowsWhichAreTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(Ports.free(), 1, InetAddress.getLoopbackAddress())) {
            assertFalse(Ports.isFree(taken.getLocalPort()));
        }
    }
}
