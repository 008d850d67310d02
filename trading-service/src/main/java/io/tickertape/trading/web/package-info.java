/** The desk's page, and the fragments that the page and the pushes share. */
@NullMarked
package io.tickertape.trading.web;

import org.jspecify.annotations.NullMarked;
