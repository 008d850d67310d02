package io.tickertape.trading.web;

import io.tickertape.trading.view.ServiceStanding;

/** Tells how the parts of the service stand; from memory. */
public interface ServiceStandings {
    ServiceStanding now();
}
