/** Records as nobody should send them, for the tests of whoever reads records. */
@NullMarked
package io.tickertape.testbed.records;

import org.jspecify.annotations.NullMarked;
