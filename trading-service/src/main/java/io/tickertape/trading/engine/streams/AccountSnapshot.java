package io.tickertape.trading.engine.streams;

import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.TickPosition;
import io.tickertape.tape.record.Fields;
import io.tickertape.trading.account.Account;
import io.tickertape.trading.account.Position;
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
    private static final int FORM = 1;

    private AccountSnapshot() {}

    static byte[] write(Account account) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORM);
            out.writeLong(account.sequence());
            out.writeUTF(account.cash().toString());
            out.writeInt(account.positions().size());
            for (Position position : account.positions()) {
                write(position, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
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
        if (snapshot.length > 0 && snapshot[0] != FORM) {
            throw new IllegalStateException(
                    "The account " + name + " was stored by another release, in form " + snapshot[0]);
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(snapshot, 1, snapshot.length))) {
            long sequence = in.readLong();
            BigDecimal cash = Fields.decimal("cash", in.readUTF());
            int count = in.readInt();
            if (count < 0 || count > in.available()) {
                throw new IllegalArgumentException("the count of the positions is none");
            }
            List<Position> positions = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                positions.add(position(in));
            }
            if (in.available() > 0) {
                throw new IllegalArgumentException("there is more than an account");
            }
            return new Account(name, sequence, cash, positions, working);
        } catch (IOException | IllegalStateException e) {
            throw new IllegalArgumentException("the account is not as it was written", e);
        }
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
