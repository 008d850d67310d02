package io.tickertape.testbed.attack;

import io.tickertape.testbed.demo.Options;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** All attacks, or those that are asked for by name. */
final class Attacks {
    /** Of the password {@code attack}; as costly as a real one, so that unknown names cost as much to try. */
    private static final String HASH =
            "pbkdf2-sha256:600000:MDEyMzQ1Njc4OWFiY2RlZg==:L/NRsXntNPJ8NTp3eROXxCLABjML2m1UqCRwO9cX+V0=";

    private static final int BLOCK = 5;

    private final Set<String> only;

    /** @param only names; empty for all */
    Attacks(Set<String> only) {
        this.only = Set.copyOf(only);
    }

    /** A market whose attackers have accounts of their own. */
    static Options prepared(Options options) {
        return options.with("trading", "tickertape.login.users.trudy.password", HASH)
                .with("trading", "tickertape.login.users.trudy.roles", "TRADER")
                .with("trading", "tickertape.login.users.mallory.password", HASH)
                .with("trading", "tickertape.login.users.mallory.roles", "TRADER");
    }

    /** In this process. */
    Attackers against(Target target) throws IOException, InterruptedException {
        Sources from = new Sources(BLOCK, 10);
        Account trudy = account(target, from.next(), "trudy");
        Account mallory = account(target, from.next(), "mallory");
        if (only.isEmpty()) {
            // Before the floods of passwords begin.
            trudy.browser();
            mallory.browser();
        }
        RecordAttacks records = new RecordAttacks(target);
        List<Assignment> all = new ArrayList<>();
        all.addAll(HttpAttacks.against(target, People.SYMBOLS));
        all.addAll(RawRequests.against(target));
        all.addAll(LoginAttacks.against(target, trudy));
        all.addAll(SocketAttacks.against(target, trudy, mallory));
        all.addAll(records.all());
        return new AttackersHere(chosen(all), records);
    }

    private static Account account(Target target, InetAddress from, String name) {
        return new Account(target.trading(), from, name, "attack");
    }

    List<Assignment> chosen(List<Assignment> all) {
        Set<String> names = all.stream().map(Assignment::name).collect(Collectors.toSet());
        List<String> unknown =
                only.stream().filter(name -> !names.contains(name)).sorted().toList();
        if (!unknown.isEmpty()) {
            throw new AttackException("There is no attack called " + String.join(" or ", unknown) + "; there are "
                    + names.stream().sorted().collect(Collectors.joining(", ")));
        }
        return all.stream()
                .filter(each -> only.isEmpty() || only.contains(each.name()))
                .toList();
    }
}
