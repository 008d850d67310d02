package io.tickertape.trading.browser;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.web.router.resource.StaticResourceResolver;

/**
 * The desk's script modules by addresses that have the version in their path: a module imports another by a relative
 * address, which keeps the path and would lose a query. Without it a browser could join modules of two versions.
 */
@Controller("/assets/version")
@Secured(SecurityRule.IS_ANONYMOUS)
final class ScriptModules {
    private final StaticResourceResolver files;

    ScriptModules(StaticResourceResolver files) {
        this.files = files;
    }

    @Get("/{version}/desk/{name:[a-z-]+}.js")
    HttpResponse<StreamedFile> module(String version, String name) {
        return files.resolve("/assets/desk/" + name + ".js")
                .map(file -> HttpResponse.ok(new StreamedFile(file)))
                .orElseGet(HttpResponse::notFound);
    }
}
