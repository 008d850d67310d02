package io.tickertape.trading.web;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.views.ModelAndView;
import io.tickertape.tape.fragment.Assets;
import io.tickertape.trading.blotter.TradeDay;
import io.tickertape.trading.browser.DeskConfiguration;
import io.tickertape.trading.browser.FormTokens;
import io.tickertape.trading.execution.ReportScan;
import io.tickertape.trading.login.Role;
import io.tickertape.trading.push.Push;
import io.tickertape.trading.view.TradesPage;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The trades of a day of whoever is logged in, with what they brought. */
@Controller
@Secured(Role.Name.TRADER)
final class TradesController {
    private static final Logger LOG = LoggerFactory.getLogger(TradesController.class);

    /** Of the years that a calendar has. */
    private static final Pattern DAY = Pattern.compile("[12]\\d{3}-\\d{2}-\\d{2}");

    private final ScanLimit scans;
    private final InstantSource clock;
    private final Push push;
    private final FormTokens forms;
    private final DeskConfiguration desk;
    private final Assets assets;

    TradesController(
            ScanLimit scans, InstantSource clock, Push push, FormTokens forms, DeskConfiguration desk, Assets assets) {
        this.scans = scans;
        this.clock = clock;
        this.push = push;
        this.forms = forms;
        this.desk = desk;
        this.assets = assets;
    }

    /** @param day such as 2026-11-30; today without it */
    @Get(value = "/trades", produces = "text/html;charset=utf-8")
    @ExecuteOn(TaskExecutors.BLOCKING)
    CompletionStage<HttpResponse<?>> trades(
            HttpRequest<?> request, Authentication user, @Nullable @QueryValue String day) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (day == null || day.isBlank()) {
            return show(request, user, today);
        }
        Optional<LocalDate> asked = read(day.strip());
        return asked.isPresent()
                ? show(request, user, asked.get())
                : page(
                        request,
                        user,
                        HttpStatus.BAD_REQUEST,
                        new TradeDay(user.getName(), today),
                        "“" + day + "” is not a day: a day is like " + today + ".");
    }

    private static Optional<LocalDate> read(String day) {
        try {
            return DAY.matcher(day).matches() ? Optional.of(LocalDate.parse(day)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private CompletionStage<HttpResponse<?>> show(HttpRequest<?> request, Authentication user, LocalDate day) {
        TradeDay trades = new TradeDay(user.getName(), day);
        try {
            return read(user.getName(), trades)
                    ? page(request, user, HttpStatus.OK, trades, "")
                    : later(request, user, trades, ScanLimit.FULL);
        } catch (RuntimeException e) {
            LOG.warn("The trades of a day could not be read: {}", e.toString());
            return later(request, user, new TradeDay(user.getName(), day), "Kafka does not answer: try again.");
        }
    }

    /** False while too many others read. */
    private boolean read(String account, TradeDay trades) {
        Optional<HistoryReading> begun = scans.begin(account);
        if (begun.isEmpty()) {
            return false;
        }
        try (HistoryReading reading = begun.get()) {
            for (var lines = reading.next(); !lines.isEmpty(); lines = reading.next()) {
                for (ReportScan.Line line : lines) {
                    if (line instanceof ReportScan.Line.Of of) {
                        trades.add(of.report());
                    } else {
                        trades.missing();
                    }
                }
            }
        }
        return true;
    }

    private CompletionStage<HttpResponse<?>> later(
            HttpRequest<?> request, Authentication user, TradeDay day, String words) {
        return page(request, user, HttpStatus.SERVICE_UNAVAILABLE, day, words);
    }

    private CompletionStage<HttpResponse<?>> page(
            HttpRequest<?> request, Authentication user, HttpStatus status, TradeDay day, String fault) {
        FormTokens.FormToken form = forms.of(request);
        Map<String, Object> model = TradesPage.model(day);
        model.put("assets", assets.version());
        model.put("board", desk.boardUrl());
        model.put("account", user.getName());
        model.put("isOperator", Role.OPERATOR.isOf(user));
        model.put("form", form);
        model.put("fault", fault);
        return push.ask(user.getName(), (view, journal) -> TradesPage.fired(view))
                .thenApply(fired -> {
                    model.put("fired", fired);
                    return form.handTo(HttpResponse.status(status)
                            .body(new ModelAndView<>("trades", model))
                            .header(HttpHeaders.CACHE_CONTROL, "no-store"));
                });
    }
}
