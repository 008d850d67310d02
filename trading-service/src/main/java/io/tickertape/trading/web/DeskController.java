package io.tickertape.trading.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.tickertape.trading.browser.FormTokens;
import io.tickertape.trading.controls.Controls;
import io.tickertape.trading.controls.ControlsView;
import io.tickertape.trading.gateway.PostedForms;
import io.tickertape.trading.login.Role;
import io.tickertape.trading.push.Answer;
import io.tickertape.trading.push.Push;
import io.tickertape.trading.push.TicketIssuer;
import io.tickertape.trading.view.DeskPage;
import io.tickertape.trading.view.EngineStatus;
import io.tickertape.trading.view.Visit;
import io.tickertape.trading.view.WrittenForm;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** The desk's page, and what its forms post where no script sends it over the socket. */
@Controller
@Secured(Role.Name.TRADER)
final class DeskController {
    private static final String HTML = "text/html;charset=utf-8";

    private final DeskPage page;
    private final Push push;
    private final PostedForms posted;
    private final TicketIssuer tickets;
    private final Controls controls;
    private final FormTokens forms;
    private final EngineStatus standing;

    DeskController(
            DeskPage page,
            Push push,
            PostedForms posted,
            TicketIssuer tickets,
            Controls controls,
            FormTokens forms,
            EngineStatus standing) {
        this.page = page;
        this.push = push;
        this.posted = posted;
        this.tickets = tickets;
        this.controls = controls;
        this.forms = forms;
        this.standing = standing;
    }

    /** The parameters fill the forms, such as {@code /?symbol=AAPL&side=SELL} or {@code /?replace=0-1}. */
    @Get(produces = HTML)
    CompletionStage<HttpResponse<String>> desk(HttpRequest<?> request, Authentication user) {
        WrittenForm asked = WrittenForm.of(request.getParameters().asMap());
        return show(request, user, asked, Optional::empty);
    }

    /**
     * Answers with the whole page. To load it again sends the form again, which does no harm: a ticket is good for one
     * order, and a change says how things are to be.
     */
    @Post(value = "/orders", consumes = MediaType.APPLICATION_FORM_URLENCODED, produces = HTML)
    CompletionStage<HttpResponse<String>> post(
            HttpRequest<?> request, Authentication user, @Body Map<String, Object> body) {
        Map<String, List<String>> fields = values(body);
        forms.require(
                request, fields.getOrDefault(FormTokens.FIELD, List.of("")).get(0));
        return posted.take(request, fields, answer -> show(request, user, WrittenForm.of(fields), answer));
    }

    /** By hand, since the framework's own conversion takes a text with a comma in it for a list. */
    private static Map<String, List<String>> values(Map<String, Object> body) {
        Map<String, List<String>> fields = new HashMap<>();
        body.forEach((name, value) -> fields.put(
                name,
                value instanceof Collection<?> values
                        ? values.stream().map(String::valueOf).toList()
                        : List.of(String.valueOf(value))));
        return fields;
    }

    private CompletionStage<HttpResponse<String>> show(
            HttpRequest<?> request, Authentication user, WrittenForm written, Supplier<Optional<Answer>> answer) {
        FormTokens.FormToken form = forms.of(request);
        String ticket = tickets.issueText(user.getName());
        ControlsView stopped = controls.view().concerning(user.getName());
        return push.ask(user.getName(), (account, journal) -> {
                    Visit visit = visit(form, Role.OPERATOR.isOf(user), ticket, written, answer.get());
                    return page.html(account, visit, journal, standing.now(), stopped);
                })
                .thenApply(html -> form.handTo(HttpResponse.ok(html).header(HttpHeaders.CACHE_CONTROL, "no-store")));
    }

    /** What was refused stays in its form; what was taken leaves it empty for the next one. */
    private static Visit visit(
            FormTokens.FormToken form,
            boolean isOperator,
            String ticket,
            WrittenForm written,
            Optional<Answer> answer) {
        boolean isTaken =
                answer.filter(said -> said.kind() != Answer.Kind.REFUSED).isPresent();
        return new Visit(
                form,
                isOperator,
                ticket,
                isTaken ? written.taken() : written,
                answer.map(Answer::html).orElse(""));
    }
}
