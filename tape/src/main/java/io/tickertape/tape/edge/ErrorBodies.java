package io.tickertape.tape.edge;

import io.micronaut.context.annotation.Factory;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.HtmlErrorResponseBodyProvider;
import io.micronaut.http.server.exceptions.response.JsonErrorResponseBodyProvider;
import jakarta.inject.Singleton;

/** The same answers where Micronaut refuses a request. It asks for markup here, and has no place for a view. */
@Factory
final class ErrorBodies {
    @Singleton
    HtmlErrorResponseBodyProvider html(ErrorPage page) {
        return (failure, response) -> page.html(response.code(), response.reason(), words(failure, response));
    }

    @Singleton
    JsonErrorResponseBodyProvider<String> json(ErrorPage page) {
        return (failure, response) -> page.json(response.code(), response.reason(), words(failure, response));
    }

    /** The words of an exception are for the log alone. */
    private static String words(ErrorContext failure, HttpResponse<?> response) {
        return failure.getErrors().stream()
                .findFirst()
                .map(Error::getMessage)
                .filter(message -> response.code() < 500)
                .orElse("");
    }
}
