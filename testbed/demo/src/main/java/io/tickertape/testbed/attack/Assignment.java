package io.tickertape.testbed.attack;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * An attack with its pace.
 *
 * @param purpose what it tries, for a reader of the table
 * @param pause between two strikes, so that the attacker leaves the machine to the services
 * @param defence the outcomes that show a defence; any other is marked in the table
 */
record Assignment(String name, String purpose, Duration pause, Pattern defence, Attack attack) {
    static Assignment of(String name, String purpose, int pauseMillis, String defence, Attack attack) {
        return new Assignment(name, purpose, Duration.ofMillis(pauseMillis), Pattern.compile(defence), attack);
    }
}
