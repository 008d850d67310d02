package io.tickertape.testbed.feed;

/** A field of a price file, and the line that it is on. */
record Cell(int line, String text) {}
