package io.tickertape.testbed.attack;

import java.io.IOException;
import java.util.List;

/** Opens a socket, does something on it that no page would, and tells how the service ended it. */
record SocketAttack(Service trading, Account account, String head, List<byte[]> frames) implements Attack {
    SocketAttack {
        frames = List.copyOf(frames);
    }

    /** Without anything unusual in the handshake. */
    SocketAttack(Service trading, Account account, byte[]... frames) {
        this(trading, account, "", List.of(frames));
    }

    @Override
    public void strike(Tally tally) throws IOException {
        for (byte[] each : frames) {
            try (WireSocket socket = WireSocket.open(trading, account.browser(), head, Integer.MAX_VALUE)) {
                if (!socket.isOpen()) {
                    tally.outcome("", "refused " + socket.refusal());
                    continue;
                }
                if (!head.isEmpty()
                        && socket.handshake().toLowerCase(java.util.Locale.ROOT).contains("permessage")) {
                    tally.outcome("", "EXTENSION TAKEN");
                }
                socket.send(each);
                tally.outcome("", socket.awaitEnd());
            }
        }
    }
}
