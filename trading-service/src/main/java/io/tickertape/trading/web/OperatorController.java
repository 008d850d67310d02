package io.tickertape.trading.web;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.tickertape.trading.browser.FormTokens;
import io.tickertape.trading.controls.Act;
import io.tickertape.trading.controls.topic.ControlsWriter;
import io.tickertape.trading.login.Role;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The operators' page and its forms. None of its routes is for an event loop: they wait for Kafka, or for accounts. */
@Controller("/operator")
@Secured(Role.Name.OPERATOR)
@ExecuteOn(TaskExecutors.IO)
final class OperatorController {
    private static final String HTML = "text/html;charset=utf-8";
    private static final String UNKNOWN =
            "Kafka has not answered: it is not known whether this is in force. Load the page"
                    + " again to see, and if it is not there, send it again.";

    private final ControlsWriter desk;
    private final OperatorPage page;
    private final FormTokens forms;
    private final InstantSource clock;

    OperatorController(ControlsWriter desk, OperatorPage page, FormTokens forms, InstantSource clock) {
        this.desk = desk;
        this.page = page;
        this.forms = forms;
        this.clock = clock;
    }

    /** What is in force, how the service stands, and what to stop; says once what was just done. */
    @Get(produces = HTML)
    HttpResponse<?> show(HttpRequest<?> request, Authentication user) throws InterruptedException {
        MutableHttpResponse<?> answer =
                page.answer(request, user, HttpStatus.OK, OperatorForm.EMPTY, page.notice(request));
        return DoneCookie.isIn(request) ? answer.cookie(DoneCookie.takenBack(request)) : answer;
    }

    /**
     * The part of the page that it asks for again and again.
     *
     * @param shown names what was in force when the page was loaded
     */
    @Get(value = "/status", produces = HTML)
    HttpResponse<?> status(@QueryValue(defaultValue = "") String shown) throws InterruptedException {
        return HttpResponse.ok(page.status(shown)).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    @Post(value = "/controls", consumes = MediaType.APPLICATION_FORM_URLENCODED, produces = HTML)
    HttpResponse<?> control(
            HttpRequest<?> request,
            Authentication user,
            @Nullable @Body("action") String action,
            @Nullable @Body("kind") String kind,
            @Nullable @Body("name") String name,
            @Nullable @Body("reason") String reason,
            @Nullable @Body("sure") String sure,
            @Nullable @Body(FormTokens.FIELD) String formToken)
            throws InterruptedException {
        forms.require(request, formToken);
        OperatorForm typed = OperatorForm.of(action, kind, name, reason, sure);
        OperatorForm.Content content = typed.read(user.getName(), now());
        if (content instanceof OperatorForm.Content.Stop stop) {
            return answer(request, user, typed, desk.stop(stop.control()));
        }
        if (content instanceof OperatorForm.Content.Lift lift) {
            return answer(request, user, typed, desk.lift(lift.scope(), user.getName(), now()));
        }
        String words = ((OperatorForm.Content.Refused) content).words();
        return page.answer(request, user, HttpStatus.BAD_REQUEST, typed, OperatorNotice.fault(words));
    }

    /** Closes an account's pages wherever they are open, or one of them. */
    @Post(value = "/disconnect", consumes = MediaType.APPLICATION_FORM_URLENCODED, produces = HTML)
    HttpResponse<?> disconnect(
            HttpRequest<?> request,
            Authentication user,
            @Nullable @Body("name") String name,
            @Nullable @Body("session") String session,
            @Nullable @Body(FormTokens.FIELD) String formToken)
            throws InterruptedException {
        forms.require(request, formToken);
        DisconnectForm typed = DisconnectForm.of(name, session);
        Optional<String> fault = typed.fault();
        if (fault.isPresent()) {
            return page.answer(
                    request, user, HttpStatus.BAD_REQUEST, OperatorForm.EMPTY, OperatorNotice.fault(fault.get()));
        }
        return answer(
                request,
                user,
                OperatorForm.EMPTY,
                desk.disconnect(typed.account(), typed.session(), user.getName(), now()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** What was done is said by the page that follows, so that a reload does nothing again. */
    private HttpResponse<?> answer(
            HttpRequest<?> request, Authentication user, OperatorForm typed, Optional<Act> written)
            throws InterruptedException {
        return written.isPresent()
                ? HttpResponse.seeOther(URI.create("/operator")).cookie(DoneCookie.of(written.get(), request))
                : page.answer(request, user, HttpStatus.SERVICE_UNAVAILABLE, typed, OperatorNotice.fault(UNKNOWN));
    }
}
