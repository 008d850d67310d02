/** What every page of the service needs: form tokens, its policy, and static files. */
@NullMarked
package io.tickertape.trading.browser;

import org.jspecify.annotations.NullMarked;
