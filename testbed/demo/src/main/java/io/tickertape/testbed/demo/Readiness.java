package io.tickertape.testbed.demo;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.function.Predicate;

/** How a program shows that it is up: by a line that it prints, or by answering for its health. */
interface Readiness {
    /** Looks at each line that is printed. */
    boolean shownBy(String line);

    /** Asked some times a second. */
    boolean shownNow();

    static Readiness line(Predicate<String> shows) {
        return new Readiness() {
            @Override
            public boolean shownBy(String line) {
                return shows.test(line);
            }

            @Override
            public boolean shownNow() {
                return false;
            }
        };
    }

    static Readiness health(String url) {
        return new Readiness() {
            @Override
            public boolean shownBy(String line) {
                return false;
            }

            @Override
            public boolean shownNow() {
                return isHealthy(url);
            }
        };
    }

    private static boolean isHealthy(String url) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(url + "/health").toURL().openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(2_000);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException notYet) {
            return false;
        }
    }
}
