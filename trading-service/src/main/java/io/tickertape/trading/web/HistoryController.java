package io.tickertape.trading.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.tickertape.trading.login.Role;
import java.security.Principal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** The whole history of whoever is logged in, as a file to keep. */
@Controller
@Secured(Role.Name.TRADER)
final class HistoryController {
    private static final MediaType CSV = new MediaType("text/csv;charset=utf-8;header=present");

    private final ScanLimit scans;
    private final InstantSource clock;

    HistoryController(ScanLimit scans, InstantSource clock) {
        this.scans = scans;
        this.clock = clock;
    }

    @Get("/blotter.csv")
    // Also for who wants a page: a visitor without a login gets one.
    @Produces({"text/csv", MediaType.TEXT_HTML})
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<?> history(Principal user) {
        Optional<HistoryReading> reading = scans.begin(user.getName());
        if (reading.isEmpty()) {
            return later(ScanLimit.FULL, 5);
        }
        return HttpResponse.ok(new StreamedFile(new HistoryStream(reading.get()), CSV))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\""
                                + fileName(user.getName(), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)) + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    static String fileName(String account, LocalDate day) {
        return "tickertape-" + account.replaceAll("[^A-Za-z0-9._-]", "_") + "-" + day + ".csv";
    }

    private static HttpResponse<String> later(String words, int seconds) {
        return HttpResponse.<String>status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, Integer.toString(seconds))
                .contentType(MediaType.TEXT_PLAIN_TYPE)
                .body(words);
    }
}
