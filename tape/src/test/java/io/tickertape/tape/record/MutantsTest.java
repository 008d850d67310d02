package io.tickertape.tape.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.tape.market.InstrumentUpdate;
import io.tickertape.tape.market.Instruments;
import io.tickertape.tape.market.Tick;
import io.tickertape.tape.market.TickFolds;
import io.tickertape.tape.market.TickPosition;
import io.tickertape.testbed.records.Mutations;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** However a record is spoilt, it is taken or refused in our own words, and the next good one is taken at once. */
class MutantsTest {
    private static final long NOW = 1_767_614_400_000L;
    private static final Pattern FOREIGN =
            Pattern.compile("VALUE_|JsonRead|Exception|\\bat \\[|StreamRead|com\\.|java\\.");
    private static final byte[] TICK =
            "{\"symbol\":\"AAPL\",\"price\":\"189.50\",\"size\":100,\"bid\":189.49,\"ask\":\"189.51\",\"bidSize\":300,\"time\":\"2026-01-05T11:59:59Z\",\"sequence\":42,\"open\":188,\"high\":190,\"low\":187.5,\"previousClose\":188.2,\"volume\":12345,\"venue\":\"X\"}"
                    .getBytes(UTF_8);
    private static final byte[] INSTRUMENT =
            "{\"symbol\":\"AAPL\",\"name\":\"Apple Inc.\",\"currency\":\"USD\",\"previousClose\":188,\"minPriceIncrement\":\"0.05\",\"lotSize\":100,\"status\":\"TRADING\"}"
                    .getBytes(UTF_8);

    @Test
    void everyMutantOfATickIsTakenOrRefusedInOurWords() {
        TickFolds folds = new TickFolds(100);
        long taken = readAll(TICK, (key, value, offset) -> {
            Reading<Tick> reading = TickReader.read(key, value, NOW + offset, new TickPosition(0, offset));
            if (reading instanceof Reading.Taken<Tick> tick) {
                folds.add(tick.value());
            }
            return reading;
        });
        assertTrue(taken > 0, "none was taken");
    }

    @Test
    void everyMutantOfAnInstrumentIsTakenOrRefusedInOurWords() {
        Instruments instruments = new Instruments(100);
        long taken = readAll(INSTRUMENT, (key, value, offset) -> {
            Reading<InstrumentUpdate> reading =
                    InstrumentReader.read(key, value, NOW + offset, new TickPosition(0, offset));
            if (reading instanceof Reading.Taken<InstrumentUpdate> update) {
                instruments.apply(update.value());
            }
            return reading;
        });
        assertTrue(taken > 0, "none was taken");
    }

    /** Reads a record. */
    private interface Reader {
        Reading<?> read(byte[] key, byte[] value, long offset);
    }

    private static long readAll(byte[] good, Reader reader) {
        byte[] key = "AAPL".getBytes(UTF_8);
        Mutations mutants = new Mutations(1, List.of(good));
        Mutations keys = new Mutations(2, List.of(key));
        Random random = new Random(3);
        long taken = 0;
        long count = Mutations.count();
        for (long i = 0; i < count; i++) {
            byte[] mutant = mutants.next();
            Reading<?> reading = reader.read(random.nextInt(10) == 0 ? keys.next() : key, mutant, 2 * i);
            taken += reading instanceof Reading.Taken<?> ? 1 : 0;
            if (reading instanceof Reading.Refusal<?> refusal) {
                checkWords(refusal.detail());
            } else if (reading instanceof Reading.Taken<?> one) {
                one.remarks().forEach(remark -> checkWords(remark.detail()));
            }
            assertInstanceOf(Reading.Taken.class, reader.read(key, good, 2 * i + 1));
        }
        return taken;
    }

    private static void checkWords(String detail) {
        assertTrue(detail.length() < 400, detail);
        assertFalse(FOREIGN.matcher(detail).find(), detail);
        assertEquals(-1, firstUnseen(detail), detail);
    }

    private static int firstUnseen(String detail) {
        return detail.codePoints().filter(c -> !Quoted.isSeen(c)).findFirst().orElse(-1);
    }
}
