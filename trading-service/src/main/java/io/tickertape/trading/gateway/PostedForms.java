package io.tickertape.trading.gateway;

import io.micronaut.http.HttpRequest;
import io.micronaut.websocket.CloseReason;
import io.tickertape.tape.edge.ClientAddress;
import io.tickertape.trading.login.Login;
import io.tickertape.trading.push.Answer;
import io.tickertape.trading.push.Client;
import io.tickertape.trading.push.Push;
import io.tickertape.trading.push.TraderSession;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Takes what the desk's forms post where no script sends it over a socket: by the same way in, on the same tickets, under
 * the same caps. For as long as the answer takes it is one more page of its account.
 */
@Singleton
public final class PostedForms {
    /** After that the page says how far it has come; its ticket tells the rest when it is sent again. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Gateway gateway;
    private final OpenSockets sockets;
    private final ClientAddress addresses;
    private final GatewayConfiguration config;
    private final Push push;
    private final InstantSource clock;

    PostedForms(
            Gateway gateway,
            OpenSockets sockets,
            ClientAddress addresses,
            GatewayConfiguration config,
            Push push,
            InstantSource clock) {
        this.gateway = gateway;
        this.sockets = sockets;
        this.addresses = addresses;
        this.config = config;
        this.push = push;
        this.clock = clock;
    }

    /**
     * Takes a form, and has the next page made as soon as there is an answer to it.
     *
     * @param body the fields of the form
     * @param page makes the next page; what it is given says the latest that is known, if anything is
     */
    public <P> CompletionStage<P> take(
            HttpRequest<?> request,
            Map<String, List<String>> body,
            Function<Supplier<Optional<Answer>>, CompletionStage<P>> page) {
        Login login = Login.of(request);
        String address = addresses.of(request);
        PostedForm form = new PostedForm();
        TraderSession session = new TraderSession(login, new Client(address, clock.instant()), form);
        OpenSockets.Place place = sockets.enter(login.account(), address);
        push.open(session);
        CloseReason full = place.refusal();
        if (full != null) {
            push.refuse(session, GatewayRefusals.noPlace(String.valueOf(full.getReason())));
        } else if (!place.allowsMessage(System.nanoTime())) {
            push.refuse(session, GatewayRefusals.accountTooFast(config.messagesPerSecondOfAccount()));
        } else {
            push.heard(session, clock.instant());
            gateway.take(session, FormMessage.posted(body));
        }
        return form.answered()
                .completeOnTimeout(form, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .thenCompose(answered -> page.apply(() -> Optional.ofNullable(answered.latest())))
                .whenComplete((html, failure) -> {
                    push.close(session);
                    place.leave();
                });
    }
}
