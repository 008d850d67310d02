package io.tickertape.trading.login.topic;

import io.tickertape.tape.topic.Records;
import io.tickertape.trading.login.EndedLogin;
import io.tickertape.trading.login.EndedLogins;
import io.tickertape.trading.message.SetAside;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Folds the topic's records into the ended logins; a tombstone ends nothing, and what is no such record is told. */
final class EndedLoginsReader implements Records {
    private final EndedLogins ended;
    private final SetAside aside;

    EndedLoginsReader(EndedLogins ended, SetAside aside) {
        this.ended = ended;
        this.aside = aside;
    }

    @Override
    public void read(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return;
        }
        EndedLogin login;
        try {
            login = EndedLoginJson.read(record.key(), record.value());
        } catch (IllegalArgumentException e) {
            aside.tell(record, "it is no ended login and ends nothing: " + e.getMessage());
            return;
        }
        ended.take(login);
    }

    @Override
    public void progress(int percent) {
        if (percent == 100) {
            ended.restored();
        }
    }
}
