/** The pages of the desk on their way out: sessions, what each page lacks, and the pace; one thread an account. */
@NullMarked
package io.tickertape.trading.push;

import org.jspecify.annotations.NullMarked;
