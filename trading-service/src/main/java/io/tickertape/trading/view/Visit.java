package io.tickertape.trading.view;

import io.tickertape.trading.browser.FormTokens;

/**
 * Who looks at the desk, and what for.
 *
 * @param isOperator whether the page leads on to the operator's
 * @param ticket that an order is placed on from this page
 * @param written what its forms hold
 * @param answer to what a form has sent, as a fragment; empty when none was
 */
public record Visit(FormTokens.FormToken form, boolean isOperator, String ticket, WrittenForm written, String answer) {
    /** Does not show the ticket. */
    @Override
    public String toString() {
        return "Visit[isOperator=" + isOperator + "]";
    }
}
