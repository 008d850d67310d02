package io.tickertape.testbed.smoke;

/**
 * Which market is tested, and how.
 *
 * @param ticker address of the board, without a path
 * @param desk address of the desk, without a path
 * @param kafka address of the broker
 * @param user who places the order
 * @param symbol that is priced and bought
 */
record SmokeOptions(String ticker, String desk, String kafka, String user, String password, String symbol) {}
