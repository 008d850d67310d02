package io.tickertape.trading.gateway;

/** What the instances tell each other of their sockets, so that an account has no more of them at all than at one. */
public interface SocketsElsewhere {
    /** How many sockets an account has open at the other instances, as far as they have told. */
    int open(String account);

    /** Tells the others how many it has open here now. */
    void tell(String account, int open);
}
