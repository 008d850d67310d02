package io.tickertape.testbed.attack;

import java.io.IOException;

/** Sockets of one account, up to a bound: they ask, and read no answer. */
final class DeafSockets implements Attack {
    private static final int NARROW = 4_096;
    private static final int OPENED_AT_ONCE = 5;

    private final Service trading;
    private final Account account;
    private final int sockets;
    private final int allowed;
    private final int seconds;
    private final byte[] question;
    private final Held held = new Held();

    /**
     * Sockets of trading-service.
     *
     * @param sockets at a time
     * @param allowed how many of them a service may leave open
     * @param seconds that each is kept
     * @param question what each sends again and again; empty for nothing
     */
    DeafSockets(Service trading, Account account, int sockets, int allowed, int seconds, byte[] question) {
        this.trading = trading;
        this.account = account;
        this.sockets = sockets;
        this.allowed = allowed;
        this.seconds = seconds;
        this.question = question;
    }

    @Override
    public void strike(Tally tally) throws IOException {
        held.release(seconds, tally);
        if (question.length > 0) {
            held.forEach(this::ask);
        } else {
            held.reap(tally);
        }
        if (held.count(trading) > allowed) {
            tally.outcome("", "more than " + allowed + " OPEN");
        }
        for (int opened = 0; opened < OPENED_AT_ONCE && held.count(trading) < sockets; opened++) {
            WireSocket socket = WireSocket.open(trading, account.browser(), "", NARROW);
            if (!socket.isOpen()) {
                tally.outcome("", "refused " + socket.refusal());
                socket.close();
                return;
            }
            held.add(trading, socket.wire());
        }
    }

    private void ask(Wire wire) {
        try {
            // What is not taken at once is not asked: nobody waits.
            var unused = wire.send(question, 0);
        } catch (IOException ended) {
            // Its release counts that.
        }
    }

    @Override
    public void end(Tally tally) {
        held.releaseAll(tally);
    }
}
