package io.tickertape.trading.engine.streams;

/**
 * The topics of the engine.
 *
 * @param commands the journal's
 * @param reports that of execution reports
 * @param alerts that of each account's alerts
 */
public record EngineTopics(String commands, String reports, String alerts) {}
