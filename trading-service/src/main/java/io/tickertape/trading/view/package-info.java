/** The desk as HTML: each fragment rendered from the template of the desk's page. */
@NullMarked
package io.tickertape.trading.view;

import org.jspecify.annotations.NullMarked;
