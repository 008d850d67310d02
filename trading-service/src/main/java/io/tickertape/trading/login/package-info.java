/** Who trades: users from the configuration, and the signed cookie that stands for a login. */
@NullMarked
package io.tickertape.trading.login;

import org.jspecify.annotations.NullMarked;
