package io.tickertape.tape.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class ConnectionCapsTest {
    private final InetAddress proxy = address("10.0.0.1");
    private final ConnectionCaps caps = new ConnectionCaps(5, 2, proxy::equals);

    @Test
    void refuseAnAddressThatHasAllItsConnectionsAndNobodyElse() {
        assertNull(caps.open(address("192.0.2.1")));
        assertNull(caps.open(address("192.0.2.1")));
        assertEquals(ConnectionCaps.OF_ADDRESS, caps.open(address("192.0.2.1")));
        assertNull(caps.open(address("192.0.2.2")));

        // The refused one, and one of the others.
        caps.close(address("192.0.2.1"));
        caps.close(address("192.0.2.1"));
        assertNull(caps.open(address("192.0.2.1")));
    }

    @Test
    void countTheAddressesOfOneNetworkTogether() {
        assertNull(caps.open(address("2001:db8::1")));
        assertNull(caps.open(address("2001:db8::2")));
        assertEquals(ConnectionCaps.OF_ADDRESS, caps.open(address("2001:db8::3")));
        assertNull(caps.open(address("2001:db8:0:1::3")));
    }

    @Test
    void holdAnUncappedAddressToTheLimitInAll() {
        for (int open = 0; open < 5; open++) {
            assertNull(caps.open(proxy));
        }
        assertEquals(ConnectionCaps.IN_ALL, caps.open(proxy));
        assertEquals(ConnectionCaps.IN_ALL, caps.open(address("192.0.2.1")));

        caps.close(proxy);
        caps.close(proxy);
        assertEquals(ConnectionCaps.IN_ALL, caps.open(proxy));
        caps.close(proxy);
        caps.close(proxy);
        assertNull(caps.open(proxy));
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
