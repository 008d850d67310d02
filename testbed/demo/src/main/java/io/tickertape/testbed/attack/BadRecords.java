package io.tickertape.testbed.attack;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickertape.testbed.records.Mutations;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Records that are nearly right. None of them is a command of a trader at work, a price of a symbol that is traded or a
 * halt of anything that people use: the account, the symbol and the scopes in them are the attacker's own.
 */
final class BadRecords {
    /** With what the names of the attackers' own symbols begin. */
    static final String SYMBOLS = "ZZ";

    private static final String ORDER_FIELDS =
            "\"clientOrderId\":\"forged-1\",\"account\":\"trudy\",\"symbol\":\"ZZTOP\",\"side\":\"BUY\",\"quantity\":\"5\","
                    + "\"type\":\"LIMIT\",\"limitPrice\":\"1.00\",\"timeInForce\":\"DAY\"";
    private static final String TIMES = ",\"submitted\":1790000000000,\"expires\":1790000010000}";

    private static final List<String> TICKS = List.of(
            "{\"price\":1.25}",
            "{\"symbol\":\"ZZTOP\",\"price\":\"1.25\",\"size\":10,\"bid\":1.24,\"ask\":1.26,\"sequence\":7}",
            "{\"price\":1.25,\"time\":1790000000000,\"open\":1.2,\"high\":1.3,\"low\":1.1,\"volume\":5}");
    private static final List<String> INSTRUMENTS = List.of(
            "{\"name\":\"Zed\",\"currency\":\"USD\",\"previousClose\":1.2,\"minPriceIncrement\":0.01,\"lotSize\":1,"
                    + "\"status\":\"TRADING\"}",
            "{\"name\":\"Zed\",\"status\":\"HALTED\"}");
    private static final List<String> COMMANDS = List.of(
            "{\"action\":\"order\"," + ORDER_FIELDS + TIMES,
            "{\"action\":\"replace\",\"clientOrderId\":\"forged-2\",\"account\":\"trudy\",\"orderId\":\"0-0\","
                    + "\"quantity\":\"6\",\"limitPrice\":\"1.01\"" + TIMES,
            "{\"action\":\"cancel\",\"clientOrderId\":\"forged-3\",\"account\":\"trudy\",\"orderId\":\"0-0\"" + TIMES,
            "{\"action\":\"alert\",\"clientOrderId\":\"forged-5\",\"account\":\"trudy\",\"symbol\":\"ZZTOP\","
                    + "\"condition\":\"MOVED\",\"percent\":\"1.5\"" + TIMES,
            "{\"action\":\"alert-remove\",\"clientOrderId\":\"forged-6\",\"account\":\"trudy\"," + "\"alertId\":\"0-0\""
                    + TIMES,
            "{\"action\":\"withdraw\",\"clientOrderId\":\"forged-4\",\"account\":\"trudy\"" + TIMES);
    private static final List<String> REPORTS = List.of(
            "{\"execId\":\"trudy-1\",\"execType\":\"ACCOUNT_OPENED\",\"account\":\"trudy\",\"sequence\":1,"
                    + "\"time\":1790000000000,\"cash\":\"100000.00\"}",
            "{\"execId\":\"trudy-2\",\"execType\":\"CANCEL_REJECTED\",\"account\":\"trudy\",\"sequence\":2,"
                    + "\"time\":1790000000000,\"command\":\"forged-3\",\"reasonCode\":\"unknown\",\"reason\":\"none\"}",
            "{\"garbage\":1}");
    private static final List<String> CONTROLS = List.of(
            "{\"action\":\"HALT\",\"reason\":\"\\r\\nWARN forged\",\"by\":\"trudy\",\"time\":1790000000000}",
            "{\"action\":\"KILL\",\"reason\":\"\\u001b[2J\",\"by\":\"trudy\",\"time\":1790000000000}");
    private static final List<String> LOGINS = List.of(
            "{\"account\":\"trudy\",\"ended\":1790000000000,\"until\":1790000010000}", "{\"time\":1790000000000}");

    private final SplittableRandom random = new SplittableRandom(1);
    private long number;

    Supplier<ProducerRecord<byte[], byte[]>> ticks() {
        return mutants("prices", TICKS, "ZZTOP", "ZZBOT", "zz top", "\u202eZZ", "");
    }

    Supplier<ProducerRecord<byte[], byte[]>> instruments() {
        return mutants("instruments", INSTRUMENTS, "ZZTOP", "ZZBOT", "zz\r\ntop", "");
    }

    /** Under the keys of traders too. */
    Supplier<ProducerRecord<byte[], byte[]>> commands() {
        return mutants("orders", COMMANDS, "alice", "bob", "trudy", "all\r\nWARN forged", "");
    }

    Supplier<ProducerRecord<byte[], byte[]>> reports() {
        return mutants("executions", REPORTS, "alice", "bob", "trudy", "\u0000");
    }

    /** Of scopes that nobody uses, or of none. */
    Supplier<ProducerRecord<byte[], byte[]>> controls() {
        return mutants("controls", CONTROLS, "account:trudy", "symbol:ZZTOP", "symbol:", "everything", "account:\r\nx");
    }

    /** Of logins that nobody has. */
    Supplier<ProducerRecord<byte[], byte[]>> logins() {
        return mutants("logins.ended", LOGINS, "trudy", "00000000-0000-0000-0000-000000000000", "", "\r\n");
    }

    /** A good price of a symbol that there has never been. */
    synchronized ProducerRecord<byte[], byte[]> newSymbol() {
        return new ProducerRecord<>("prices", (SYMBOLS + number++).getBytes(UTF_8), "{\"price\":1}".getBytes(UTF_8));
    }

    private Supplier<ProducerRecord<byte[], byte[]>> mutants(String topic, List<String> good, String... keys) {
        Mutations mutations = new Mutations(
                random.nextLong(),
                good.stream().map(record -> record.getBytes(UTF_8)).toList());
        SplittableRandom own = random.split();
        return () -> new ProducerRecord<>(topic, keys[own.nextInt(keys.length)].getBytes(UTF_8), mutations.next());
    }
}
