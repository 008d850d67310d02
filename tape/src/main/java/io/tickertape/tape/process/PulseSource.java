package io.tickertape.tape.process;

import java.util.List;

/** A part of a service with threads that the service cannot do without. */
public interface PulseSource {
    /** How its threads go. */
    List<Pulse> pulses();
}
