/** What every page of the service needs: form tokens, headers, static files, and a page for errors. */
@NullMarked
package io.tickertape.trading.browser;

import org.jspecify.annotations.NullMarked;
