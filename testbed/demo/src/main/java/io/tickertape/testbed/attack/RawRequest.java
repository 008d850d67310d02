package io.tickertape.testbed.attack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/**
 * One request as no browser would send it, byte by byte.
 *
 * @param text with {@code {host}} where the service's own name belongs
 */
record RawRequest(List<Service> to, Sources from, Supplier<String> text) implements Attack {
    private static final long PATIENCE_MILLIS = 3_000;

    RawRequest {
        to = List.copyOf(to);
    }

    @Override
    public void strike(Tally tally) {
        for (Service service : to) {
            tally.outcome(service.name(), answer(service));
        }
    }

    private String answer(Service service) {
        try (Wire wire = Wire.open(service, from.next())) {
            return answer(wire, text.get().replace("{host}", service.host()));
        } catch (IOException e) {
            return "no connection";
        }
    }

    private static String answer(Wire wire, String request) throws IOException {
        try {
            boolean unused = wire.send(request.getBytes(ISO_8859_1), PATIENCE_MILLIS);
        } catch (IOException refusedMeanwhile) {
            // A service may answer and close before it was sent everything.
        }
        return Statuses.await(wire);
    }
}
