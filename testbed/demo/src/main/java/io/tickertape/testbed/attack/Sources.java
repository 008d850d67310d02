package io.tickertape.testbed.attack;

import java.io.IOException;
import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The loopback addresses that attackers come from, so that a limit by address hits them and not the people, who come
 * from 127.0.0.1. Linux takes every address in 127.0.0.0/8 for this machine.
 */
final class Sources {
    private static final int FIRST = 2;

    private final int block;
    private final int addresses;
    private final AtomicInteger used = new AtomicInteger();

    /**
     * Some addresses of 127.0.BLOCK.0/24.
     *
     * @param addresses how many, at most 250
     */
    Sources(int block, int addresses) {
        this.block = block;
        this.addresses = addresses;
    }

    /** One after the other, and then from the beginning. */
    InetAddress next() throws IOException {
        int last = FIRST + Math.floorMod(used.getAndIncrement(), addresses);
        return InetAddress.getByAddress(new byte[] {127, 0, (byte) block, (byte) last});
    }
}
