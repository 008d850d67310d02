package io.tickertape.trading.gateway;

/** The sockets of an account at the other instances, so that it has no more of them at all than it may have at one. */
public interface SocketsElsewhere {
    /** How many sockets an account has open at the other instances, as far as they have told. */
    int open(String account);

    /** Tells the others how many it has open here now. */
    void tell(String account, int open);
}
