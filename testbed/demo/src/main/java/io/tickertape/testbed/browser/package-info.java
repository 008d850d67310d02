/** Measures what the pages cost the browser that shows them, and takes their pictures. */
@NullMarked
package io.tickertape.testbed.browser;

import org.jspecify.annotations.NullMarked;
