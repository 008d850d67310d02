package io.tickertape.testbed.bench.peer;

import java.util.concurrent.CountDownLatch;

/** One peer as a program of its own: {@code NAME PORT BOOTSTRAP-SERVERS CODING}. Runs until it is told to stop. */
public final class PeerProgram {
    public static final String GZIP = "gzip";
    public static final String PLAIN = "plain";

    private PeerProgram() {}

    public static void main(String[] args) throws Exception {
        Peer peer = Peer.named(args[0], args[3].equals(GZIP));
        peer.listen(Integer.parseInt(args[1]));
        PriceReader.start(args[2], peer);
        new CountDownLatch(1).await();
    }
}
