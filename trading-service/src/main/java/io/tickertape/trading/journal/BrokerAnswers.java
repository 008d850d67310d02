package io.tickertape.trading.journal;

import io.tickertape.tape.process.LogPace;
import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.Refusal;
import io.tickertape.trading.order.Withdraw;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the broker's answer says of a command: on the journal, never to be there, or, most often of failures, nothing. */
final class BrokerAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerAnswers.class);

    private final String topic;
    private final PendingCommands undecided;
    /** While Kafka is away every command comes here. */
    private final LogPace unanswered = new LogPace(Duration.ofSeconds(1));

    BrokerAnswers(String topic, PendingCommands undecided) {
        this.topic = topic;
        this.undecided = undecided;
    }

    /** Not even handed to the producer. */
    void unwritable(Command command, RuntimeException fault) {
        LOG.error("A command cannot be written as JSON", fault);
        undecided.refused(
                command,
                new Refusal(
                        "journal.unwritable",
                        "",
                        "the journal cannot write this command down",
                        "nothing was placed; tell the operator"));
    }

    void answered(Command command, @Nullable RecordMetadata metadata, @Nullable Exception failure) {
        if (failure == null && metadata != null) {
            if (command instanceof Withdraw) {
                // Only who has read the journal up to it knows whether the order came before.
                return;
            }
            long offset = metadata.hasOffset() ? metadata.offset() : JournalListener.NOWHERE;
            undecided.journaled(command, Instant.ofEpochMilli(metadata.timestamp()), offset);
        } else if (failure instanceof RecordTooLargeException || failure instanceof SerializationException) {
            undecided.refused(
                    command,
                    new Refusal("journal.too-large", "", "the journal cannot hold this command", "nothing was placed"));
        } else if (failure instanceof AuthorizationException) {
            LOG.error("The journal {} refuses this service: {}", topic, failure.getMessage());
            undecided.refused(
                    command,
                    new Refusal(
                            "journal.not-authorized",
                            "",
                            "this service may not write to the journal",
                            "nothing was placed; tell the operator"));
        } else {
            OptionalLong before = unanswered.next();
            if (before.isPresent()) {
                LOG.warn(
                        "No answer for command {}: {} ({} more since the last such line)",
                        command.clientOrderId(),
                        String.valueOf(failure),
                        before.getAsLong());
            }
        }
    }
}
