package io.tickertape.testbed.attack;

import io.tickertape.testbed.demo.Member;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** One of the two services, as an attacker sees it. */
record Service(String name, InetSocketAddress address) {
    static Service of(Member member) {
        int port = URI.create(member.url()).getPort();
        return new Service(member.name(), new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /** As a browser names it in a request. */
    String host() {
        return "localhost:" + address.getPort();
    }

    /** Of its pages. */
    String origin() {
        return "http://" + host();
    }
}
