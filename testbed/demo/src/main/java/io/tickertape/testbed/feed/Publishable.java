package io.tickertape.testbed.feed;

/** Something for the topic of prices; time and sequence are added as it goes out. */
interface Publishable {
    String symbol();

    JsonObject json();
}
