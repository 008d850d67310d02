package io.tickertape.trading.gateway;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import java.security.Principal;

/**
 * How often an account may load the whole desk, or post one of its forms: each page is rendered on the thread that checks
 * the orders of other accounts too. Any thread.
 */
@ServerFilter({"/", "/orders", "/orders/**"})
final class PageLoadLimit implements Ordered {
    /** Of the account's messages: a page costs that many times as much. */
    private static final int MESSAGES_FOR_A_PAGE = 10;

    private final AccountRates rates;

    PageLoadLimit(GatewayConfiguration config) {
        rates = new AccountRates(
                Math.max(1, config.messagesPerSecondOfAccount() / MESSAGES_FOR_A_PAGE),
                Math.max(1, config.messageBurstOfAccount() / MESSAGES_FOR_A_PAGE));
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> refuseTooMany(HttpRequest<?> request) {
        boolean isSocket =
                request.getMethod() == HttpMethod.GET && !request.getPath().equals("/");
        String account = request.getUserPrincipal().map(Principal::getName).orElse("");
        // Who is not logged in is sent to the login, and costs no page.
        return isSocket || account.isEmpty() || rates.of(account).allows(System.nanoTime())
                ? null
                : HttpResponse.status(HttpStatus.TOO_MANY_REQUESTS)
                        .header(HttpHeaders.RETRY_AFTER, "1")
                        .body("This account loads its page too often. Nothing was done: load it again in a moment.");
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after();
    }
}
