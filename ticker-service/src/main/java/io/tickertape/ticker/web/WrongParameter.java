package io.tickertape.ticker.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers a wrong parameter in plain words. */
@Singleton
final class WrongParameter implements ExceptionHandler<WatchRequest.Wrong, HttpResponse<?>> {
    @Override
    @SuppressWarnings("rawtypes") // the interface says so
    public HttpResponse<?> handle(HttpRequest request, WatchRequest.Wrong wrong) {
        return HttpResponse.badRequest(wrong.getMessage() + "\n").contentType(MediaType.TEXT_PLAIN_TYPE);
    }
}
