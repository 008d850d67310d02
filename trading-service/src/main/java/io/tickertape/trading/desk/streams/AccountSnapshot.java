package io.tickertape.trading.desk.streams;

import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.TickPosition;
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

    static Account read(String name, byte[] snapshot, Collection<Order> working) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(snapshot))) {
            int form = in.readByte();
            if (form != FORM) {
                throw new IllegalStateException(
                        "The account " + name + " was stored by another release, in form " + form);
            }
            long sequence = in.readLong();
            BigDecimal cash = new BigDecimal(in.readUTF());
            int count = in.readInt();
            List<Position> positions = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                positions.add(position(in));
            }
            return new Account(name, sequence, cash, positions, working);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Position position(DataInputStream in) throws IOException {
        Symbol symbol = new Symbol(in.readUTF());
        long quantity = in.readLong();
        long reserved = in.readLong();
        BigDecimal cost = new BigDecimal(in.readUTF());
        BigDecimal realised = new BigDecimal(in.readUTF());
        int partition = in.readInt();
        long offset = in.readLong();
        TickPosition tick = partition < 0 ? null : new TickPosition(partition, offset);
        return new Position(symbol, quantity, reserved, cost, realised, tick, in.readLong());
    }
}
