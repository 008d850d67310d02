package io.tickertape.trading;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.env.Environment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns operators who set a property by its former name, which the next version does not read any more. */
@Context
final class FormerNames {
    private static final Logger LOG = LoggerFactory.getLogger(FormerNames.class);

    FormerNames(Environment environment) {
        environment
                .getPropertyEntries("tickertape.processor")
                .forEach(name -> LOG.warn(
                        "tickertape.processor.{} is called tickertape.engine.{} now: the next version reads that alone",
                        name,
                        name));
    }
}
