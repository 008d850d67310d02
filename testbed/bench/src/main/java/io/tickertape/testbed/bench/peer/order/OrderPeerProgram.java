package io.tickertape.testbed.bench.peer.order;

import java.util.concurrent.CountDownLatch;

/** One peer as a program of its own: {@code NAME PORT BOOTSTRAP-SERVERS}. Runs until it is told to stop. */
public final class OrderPeerProgram {
    private OrderPeerProgram() {}

    public static void main(String[] args) throws Exception {
        OrderPeer.named(args[0], new OrderForms()).listen(Integer.parseInt(args[1]), args[2]);
        new CountDownLatch(1).await();
    }
}
