package io.tickertape.trading.web;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.uri.UriBuilder;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.views.ModelAndView;
import io.tickertape.tape.fragment.AssetVersion;
import io.tickertape.trading.browser.FormTokens;
import io.tickertape.trading.controls.Controls;
import io.tickertape.trading.controls.Scope;
import io.tickertape.trading.controls.topic.ControlsWriter;
import io.tickertape.trading.login.Role;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;

@Controller("/operator")
@Secured(Role.Name.OPERATOR)
final class OperatorController {
    private static final String HTML = "text/html;charset=utf-8";
    private static final String UNKNOWN =
            "Kafka has not answered: it is not known whether this is in force. Load the page"
                    + " again to see, and if it is not there, send it again.";

    private final ControlsWriter desk;
    private final Controls controls;
    private final FormTokens forms;
    private final AssetVersion assets;
    private final InstantSource clock;

    OperatorController(
            ControlsWriter desk, Controls controls, FormTokens forms, AssetVersion assets, InstantSource clock) {
        this.desk = desk;
        this.controls = controls;
        this.forms = forms;
        this.assets = assets;
        this.clock = clock;
    }

    /**
     * What is in force, and what to stop.
     *
     * @param done the key of the scope that was just written, to be said once
     */
    @Get(produces = HTML)
    HttpResponse<?> show(HttpRequest<?> request, Authentication user, @QueryValue(defaultValue = "") String done) {
        Notice notice = Scope.parse(done)
                .map(scope -> new Notice("done", "On Kafka, and in force " + scope.inWords() + "."))
                .orElse(Notice.NONE);
        return page(request, user, HttpStatus.OK, OperatorForm.EMPTY, notice);
    }

    /** Not on an event loop: it waits for Kafka. */
    @Post(value = "/controls", consumes = MediaType.APPLICATION_FORM_URLENCODED, produces = HTML)
    @ExecuteOn(TaskExecutors.IO)
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
        OperatorForm.Content content =
                typed.read(user.getName(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        if (content instanceof OperatorForm.Content.Stop stop) {
            return answer(request, user, typed, stop.control().scope(), desk.stop(stop.control()));
        }
        if (content instanceof OperatorForm.Content.Lift lift) {
            return answer(request, user, typed, lift.scope(), desk.lift(lift.scope(), user.getName()));
        }
        String words = ((OperatorForm.Content.Refused) content).words();
        return page(request, user, HttpStatus.BAD_REQUEST, typed, new Notice("fault", words));
    }

    private HttpResponse<?> answer(
            HttpRequest<?> request, Authentication user, OperatorForm typed, Scope scope, boolean isWritten) {
        return isWritten
                ? HttpResponse.seeOther(UriBuilder.of("/operator")
                        .queryParam("done", scope.key())
                        .build())
                : page(request, user, HttpStatus.SERVICE_UNAVAILABLE, typed, new Notice("fault", UNKNOWN));
    }

    private HttpResponse<?> page(
            HttpRequest<?> request, Authentication user, HttpStatus status, OperatorForm typed, Notice notice) {
        FormTokens.FormToken form = forms.of(request);
        Map<String, Object> model = Map.of(
                "assets",
                assets.value(),
                "name",
                user.getName(),
                "form",
                form,
                "typed",
                typed,
                "notice",
                notice,
                "controls",
                controls.view());
        return form.handTo(HttpResponse.status(status)
                .body(new ModelAndView<>("operator", model))
                .header(HttpHeaders.CACHE_CONTROL, "no-store"));
    }

    /**
     * What is said above the list.
     *
     * @param kind its look: done or fault
     */
    record Notice(String kind, String words) {
        static final Notice NONE = new Notice("", "");
    }
}
