package io.tickertape.trading.gateway;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.tickertape.trading.login.Login;

/**
 * Keeps a page that shows one account from trading for another: the browser may have been logged in as somebody else
 * since the page was loaded.
 */
@ServerFilter({"/orders", "/orders/**"})
final class AccountFilter implements Ordered {
    @RequestFilter
    @Nullable
    HttpResponse<?> refuseAnotherAccount(HttpRequest<?> request) {
        String shown = request.getParameters().get("account");
        return shown == null || shown.equals(Login.of(request).account())
                ? null
                : HttpResponse.status(HttpStatus.FORBIDDEN)
                        .body("This page shows another account than the one that is logged in: load it again.");
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after();
    }
}
