package io.tickertape.trading.hardening;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The opening of a desk's socket by hand: Java's own client waits for ever when an upgrade is answered with 401. */
final class Upgrades {
    private Upgrades() {}

    /** The status of the answer to somebody who has these cookies. */
    static int statusWith(int port, String cookies) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write(("GET /orders HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost:" + port
                                    + "\r\nCookie: " + cookies
                                    + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String status = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            return Integer.parseInt(status.substring("HTTP/1.1 ".length()));
        }
    }
}
