package io.tickertape.trading.blotter;

import io.tickertape.trading.order.ExecutionReport;
import java.util.List;

/**
 * What changed of an account in one go.
 *
 * @param lines that are new, or say something new, in the order in which they changed
 * @param dropped the lines that had to make room, as their clientOrderIds
 * @param reports that have come; when there are any, cash, positions and open orders may have changed too
 */
public record AccountChange(
        String account, List<BlotterLine> lines, List<String> dropped, List<ExecutionReport> reports) {}
