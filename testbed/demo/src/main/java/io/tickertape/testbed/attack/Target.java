package io.tickertape.testbed.attack;

import io.tickertape.testbed.demo.Demo;
import java.util.List;

/** The market that is attacked. */
record Target(Service ticker, Service trading, String bootstrapServers) {
    static Target of(Demo market) {
        return new Target(Service.of(market.ticker()), Service.of(market.trading()), market.bootstrapServers());
    }

    List<Service> both() {
        return List.of(ticker, trading);
    }
}
