/** Who places orders: pages over WebSocket or a bare producer, at their own pace, and how long the answers take. */
@NullMarked
package io.tickertape.testbed.bench.trade;

import org.jspecify.annotations.NullMarked;
