package io.tickertape.trading.engine;

import java.time.Duration;

/**
 * What holds for the alerts of every account.
 *
 * @param perAccount how many an account may have, those that have fired and were not dismissed included
 * @param staleAfter how old the latest price of a symbol is when an alert calls it stale
 */
public record AlertRules(int perAccount, Duration staleAfter) {}
