package io.tickertape.ticker.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers a request for a symbol that is not here in plain words. */
@Singleton
final class UnknownSymbol implements ExceptionHandler<SymbolRequests.Unknown, HttpResponse<?>> {
    @Override
    @SuppressWarnings("rawtypes") // the interface says so
    public HttpResponse<?> handle(HttpRequest request, SymbolRequests.Unknown unknown) {
        return HttpResponse.notFound(unknown.getMessage() + ".\n").contentType(MediaType.TEXT_PLAIN_TYPE);
    }
}
