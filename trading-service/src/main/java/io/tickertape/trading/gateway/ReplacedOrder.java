package io.tickertape.trading.gateway;

import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.Refusal;
import io.tickertape.trading.order.Replace;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The open order that a replacement is about.
 *
 * @param order null where there is none, or where it cannot take the replacement
 * @param faults why not
 */
record ReplacedOrder(@Nullable Order order, List<Refusal> faults) {
    static ReplacedOrder of(Replace replace, AccountChecks checks) {
        if (!checks.isRestored()) {
            return new ReplacedOrder(null, List.of(GatewayRefusals.NOT_READ_YET));
        }
        Optional<Order> open = checks.account().working(replace.orderId());
        if (open.isEmpty()) {
            return new ReplacedOrder(null, List.of(GatewayRefusals.notOpen(replace.orderId())));
        }
        List<Refusal> misfits = replace.misfits(open.get()).stream()
                .map(misfit -> GatewayRefusals.field(misfit.field(), misfit.value(), misfit.right()))
                .toList();
        return new ReplacedOrder(misfits.isEmpty() ? open.get() : null, misfits);
    }
}
