package io.tickertape.trading.view;

import io.tickertape.trading.browser.FormTokens;

/**
 * Who looks at a page, as far as the page shows it.
 *
 * @param isOperator whether the page leads on to the operator's
 */
public record Visit(FormTokens.FormToken form, boolean isOperator) {}
