package io.tickertape.trading.engine.streams;

import io.tickertape.tape.json.Fields;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.TickPosition;
import io.tickertape.trading.account.Account;
import io.tickertape.trading.account.Position;
import io.tickertape.trading.alert.Alert;
import io.tickertape.trading.message.AlertJson;
import io.tickertape.trading.order.Order;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** An account in a store, but for its working orders, which have a store of their own: these change far more often. */
final class AccountSnapshot {
    /** Also of every account without alerts, so that an earlier release can read these. */
    private static final int WITHOUT_ALERTS = 1;

    private static final int WITH_ALERTS = 2;

    private AccountSnapshot() {}

    static byte[] write(Account account) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(account.alerts().isEmpty() ? WITHOUT_ALERTS : WITH_ALERTS);
            out.writeLong(account.sequence());
            out.writeUTF(account.cash().toString());
            out.writeInt(account.positions().size());
            for (Position position : account.positions()) {
                write(position, out);
            }
            if (!account.alerts().isEmpty()) {
                write(account.alerts(), out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(Collection<Alert> alerts, DataOutputStream out) throws IOException {
        out.writeInt(alerts.size());
        for (Alert alert : alerts) {
            byte[] bytes = AlertJson.write(alert);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }

    /** Whether an account has alerts, by what is stored of it. */
    static boolean hasAlerts(byte[] snapshot) {
        return snapshot.length > 0 && snapshot[0] == WITH_ALERTS;
    }

    private static void write(Position position, DataOutputStream out) throws IOException {
        out.writeUTF(position.symbol().name());
        out.writeLong(position.quantity());
        out.writeLong(position.reserved());
        out.writeUTF(position.cost().toString());
        out.writeUTF(position.realised().toString());
        TickPosition tick = position.tick();
        out.writeInt(tick == null ? -1 : tick.partition());
        out.writeLong(tick == null ? 0 : tick.offset());
        out.writeLong(position.taken());
    }

    /**
     * Reads an account.
     *
     * @throws IllegalArgumentException if it is none
     * @throws IllegalStateException if another release has stored it
     */
    static Account read(String name, byte[] snapshot, Collection<Order> working) {
        if (snapshot.length > 0 && snapshot[0] != WITHOUT_ALERTS && !hasAlerts(snapshot)) {
            throw new IllegalStateException(
                    "The account " + name + " was stored by another release, in form " + snapshot[0]);
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(snapshot, 1, snapshot.length))) {
            long sequence = in.readLong();
            BigDecimal cash = Fields.decimal("cash", in.readUTF());
            int count = count(in, "positions");
            List<Position> positions = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                positions.add(position(in));
            }
            List<Alert> alerts = hasAlerts(snapshot) ? alerts(in) : List.of();
            if (in.available() > 0) {
                throw new IllegalArgumentException("there is more than an account");
            }
            return new Account(name, sequence, cash, positions, working, alerts);
        } catch (IOException | IllegalStateException e) {
            throw new IllegalArgumentException("the account is not as it was written", e);
        }
    }

    private static int count(DataInputStream in, String what) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > in.available()) {
            throw new IllegalArgumentException("the count of the " + what + " is none");
        }
        return count;
    }

    private static List<Alert> alerts(DataInputStream in) throws IOException {
        int count = count(in, "alerts");
        List<Alert> alerts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            alerts.add(AlertJson.read(in.readNBytes(count(in, "bytes of an alert"))));
        }
        return alerts;
    }

    private static Position position(DataInputStream in) throws IOException {
        Symbol symbol = new Symbol(in.readUTF());
        long quantity = in.readLong();
        long reserved = in.readLong();
        BigDecimal cost = Fields.decimal("cost", in.readUTF());
        BigDecimal realised = Fields.decimal("realised", in.readUTF());
        int partition = in.readInt();
        long offset = in.readLong();
        TickPosition tick = partition < 0 ? null : new TickPosition(partition, offset);
        return new Position(symbol, quantity, reserved, cost, realised, tick, in.readLong());
    }
}
