package io.tickertape.testbed.feed;

import io.tickertape.tape.market.Symbol;

/** Something for the topic of prices; time and sequence are added as it goes out. */
interface Publishable {
    Symbol symbol();

    JsonObject json();
}
