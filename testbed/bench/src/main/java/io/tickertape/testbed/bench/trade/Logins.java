package io.tickertape.testbed.bench.trade;

import io.tickertape.testbed.bench.process.BenchException;
import io.tickertape.testbed.client.ClientException;
import io.tickertape.testbed.client.Visitor;
import java.io.IOException;
import java.util.List;

/** Logs the traders of a bench in. */
public final class Logins {
    private Logins() {}

    /** The cookies of each, as a browser sends them. */
    public static List<String> cookies(int port, List<String> names, String password) {
        return names.stream().map(name -> cookies(port, name, password)).toList();
    }

    private static String cookies(int port, String name, String password) {
        try {
            return Visitor.loggedIn(Visitor.local(port), name, password).cookieHeader();
        } catch (IOException | ClientException e) {
            throw new BenchException("Nobody can log in: " + e.getMessage(), e);
        }
    }
}
