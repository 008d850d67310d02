package io.tickertape.tape.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpRequestWrapper;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {
    private static final ClientAddress BEHIND_PROXIES =
            new ClientAddress(new ProxyConfiguration(List.of("10.0.0.0/8", "::1")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "192.0.2.1  | -                              | 192.0.2.1",
                // A claim of somebody who is no proxy.
                "192.0.2.1  | 198.51.100.7                   | 192.0.2.1",
                "10.1.2.3   | 198.51.100.7                   | 198.51.100.7",
                // What the client itself wrote stands before what the proxies add.
                "10.1.2.3   | 203.0.113.9, 198.51.100.7      | 198.51.100.7",
                "10.1.2.3   | 198.51.100.7, 10.9.9.9         | 198.51.100.7",
                "10.1.2.3   | localhost                      | 10.1.2.3",
                "10.1.2.3   | ,                              | 10.1.2.3",
                "10.1.2.3   | -                              | 10.1.2.3",
                // All addresses of one network count as one.
                "2001:db8:1:2:3:4:5:6 | -                    | 2001:db8:1:2::/64",
                "2001:db8:1:2::77     | -                    | 2001:db8:1:2::/64",
                "::1        | 2001:db8:1:3::1                | 2001:db8:1:3::/64",
            })
    void isTheNearestAddressThatNoTrustedProxyHas(String remote, String forwarded, String address)
            throws UnknownHostException {
        assertEquals(address, BEHIND_PROXIES.of(request(remote, forwarded)));
    }

    @Test
    void believesNobodyWithoutTrustedProxies() throws UnknownHostException {
        ClientAddress alone = new ClientAddress(new ProxyConfiguration(List.of("")));

        assertEquals("10.1.2.3", alone.of(request("10.1.2.3", "198.51.100.7")));
    }

    private static HttpRequest<?> request(String remote, String forwarded) throws UnknownHostException {
        var get = HttpRequest.GET("/");
        if (forwarded != null) {
            get.header("X-Forwarded-For", forwarded);
        }
        InetSocketAddress address = new InetSocketAddress(InetAddress.getByName(remote), 50_000);
        return new HttpRequestWrapper<>(get) {
            @Override
            public InetSocketAddress getRemoteAddress() {
                return address;
            }
        };
    }
}
