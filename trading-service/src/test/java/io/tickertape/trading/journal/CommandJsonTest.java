package io.tickertape.trading.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.tickertape.trading.Orders;
import io.tickertape.trading.order.NewOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandJsonTest {
    private static final NewOrder ORDER = Orders.of("alice", "c1", Orders.NOON);
    private static final String TEXT = "{\"action\":\"order\",\"clientOrderId\":\"c1\",\"account\":\"alice\","
            + "\"symbol\":\"AAPL\",\"side\":\"BUY\",\"quantity\":\"100\",\"type\":\"LIMIT\",\"limitPrice\":\"189.50\","
            + "\"timeInForce\":\"DAY\",\"submitted\":1772452800000,\"expires\":1772452810000}";

    @Test
    void writesDecimalsAsTextAndInstantsAsEpochMilliseconds() {
        assertEquals(TEXT, new String(CommandJson.write(ORDER), UTF_8));
    }

    @Test
    void readsWhatItWrote() {
        assertEquals(new CommandJson.Command.Order(ORDER), CommandJson.read(CommandJson.write(ORDER)));
    }

    @Test
    void ignoresUnknownFields() {
        String text = TEXT.replace("{\"action\"", "{\"later\":{\"a\":[1,2]},\"flag\":true,\"none\":null,\"action\"");

        assertEquals(new CommandJson.Command.Order(ORDER), CommandJson.read(text.getBytes(UTF_8)));
    }

    @Test
    void leavesOtherCommandsToOthers() {
        assertEquals(new CommandJson.Command.Other("mark"), CommandJson.read(CommandJson.MARK));
        assertEquals(
                new CommandJson.Command.Other("cancel"), CommandJson.read("{\"action\":\"cancel\"}".getBytes(UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{}",
                "{\"action\":\"order\"}",
                "{\"action\":\"order\",\"clientOrderId\":\"c1\",\"account\":\"alice\",\"symbol\":\"AAPL\","
                        + "\"side\":\"BUY\",\"quantity\":\"-1\",\"type\":\"MARKET\",\"timeInForce\":\"DAY\","
                        + "\"submitted\":1,\"expires\":2}"
            })
    void saysThatARecordCannotBeRead(String text) {
        assertInstanceOf(CommandJson.Command.Unreadable.class, CommandJson.read(text.getBytes(UTF_8)));
    }

    @Test
    void saysThatATombstoneCannotBeRead() {
        assertInstanceOf(CommandJson.Command.Unreadable.class, CommandJson.read(null));
    }
}
