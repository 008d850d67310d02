package io.tickertape.trading.login;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListeningHostsTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "127.8.9.10, true",
        "localhost, true",
        "::1, true",
        "0:0:0:0:0:0:0:1, true",
        "0.0.0.0, false",
        "::, false",
        "192.0.2.1, false",
        "127.evil.invalid, false",
        "127.0.0.1.evil.invalid, false",
        "'', false",
        ", false"
    })
    void tellsTheLoopbackByItsAddress(String host, boolean isLoopback) {
        assertEquals(isLoopback, ListeningHosts.isLoopback(host));
    }
}
