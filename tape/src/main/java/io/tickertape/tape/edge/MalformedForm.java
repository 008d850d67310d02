package io.tickertape.tape.edge;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.ErrorDataDecoderException;
import jakarta.inject.Singleton;

/** Answers a body that is no form: a fault of the client, not of the service. */
@Singleton
@SuppressWarnings("rawtypes")
final class MalformedForm implements ExceptionHandler<ErrorDataDecoderException, HttpResponse<?>> {
    private final ErrorResponseProcessor<?> errors;

    MalformedForm(ErrorResponseProcessor<?> errors) {
        this.errors = errors;
    }

    @Override
    public HttpResponse<?> handle(HttpRequest request, ErrorDataDecoderException malformed) {
        return errors.processResponse(
                ErrorContext.builder(request)
                        .errorMessage("The body is no form: after a % stand two hexadecimal digits, as in %20.")
                        .build(),
                HttpResponse.badRequest());
    }
}
