package io.tickertape.tape.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {
    private static final AllowedHosts NONE = new AllowedHosts(List.of());

    @Test
    void allowTheAddressThatTheConnectionCameToAndNoOther() {
        InetSocketAddress local = new InetSocketAddress("192.0.2.7", 8080);

        assertTrue(NONE.allow("192.0.2.7:80", local));
        assertFalse(NONE.allow("192.0.2.8:8080", local));
        assertFalse(NONE.allow("192.0.2.7", null));
        assertTrue(NONE.allow("[2001:db8::7]", new InetSocketAddress("2001:db8:0::7", 8080)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://desk.example", "desk.example/", "*.example", "desk.example:x", "desk example"})
    void sayWhatIsNoHost(String host) {
        String words =
                String.valueOf(assertThrows(IllegalArgumentException.class, () -> new AllowedHosts(List.of(host)))
                        .getMessage());

        assertEquals(
                "tickertape.edge.hosts must be hosts such as desk.example or desk.example:8443, not “" + host + "”",
                words);
    }
}
