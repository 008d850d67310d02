package io.tickertape.trading.login.topic;

import io.tickertape.tape.process.Pulse;

/** A topic by which the instances tell each other of logins. */
public interface LoginTopic {
    /** How the reading of it goes. */
    Pulse pulse();
}
