package io.tickertape.trading.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Symbol;
import io.tickertape.trading.Orders;
import io.tickertape.trading.order.Cancel;
import io.tickertape.trading.order.CancelAll;
import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.OrderTerms;
import io.tickertape.trading.order.OrderType;
import io.tickertape.trading.order.Quantity;
import io.tickertape.trading.order.QuoteSeen;
import io.tickertape.trading.order.Replace;
import io.tickertape.trading.order.Side;
import io.tickertape.trading.order.TimeInForce;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
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
        assertEquals(new CommandJson.Line.Of(ORDER), CommandJson.read(CommandJson.write(ORDER)));
    }

    @Test
    void readsEveryCommandThatItWrote() {
        Instant now = Orders.NOON;
        Instant end = now.plusSeconds(10);
        Price price = new Price(new BigDecimal("189.50"));
        List<Command> commands = List.of(
                new Replace("c2", "alice", "0-7", new Quantity(50), price, now, end),
                new Replace("c3", "alice", "0-7", new Quantity(50), null, now, end),
                new Replace("c7", "alice", "0-7", new Quantity(50), price, now, end).madeFrom(41L),
                new CancelAll("c8", "alice", now, end, 0L),
                new Replace(
                        "c9",
                        "alice",
                        "0-7",
                        new Quantity(50),
                        null,
                        price,
                        TimeInForce.GTC,
                        new QuoteSeen(77, price, null, price),
                        now,
                        end,
                        null),
                new Cancel("c4", "alice", "0-7", now, end),
                new CancelAll("c5", "alice", now, end),
                new NewOrder(
                        "c6",
                        "alice",
                        new Symbol("BRK.B"),
                        Side.SELL,
                        new Quantity(5),
                        OrderType.STOP_LIMIT,
                        price,
                        price,
                        TimeInForce.GTC,
                        new QuoteSeen(77, price),
                        now,
                        end));
        for (Command command : commands) {
            assertEquals(new CommandJson.Line.Of(command), CommandJson.read(CommandJson.write(command)));
        }
    }

    @Test
    void writesTheReportThatAChangeWasMadeFromAsANumber() {
        CancelAll all = new CancelAll("c1", "alice", Orders.NOON, Orders.NOON.plusSeconds(10), 41L);

        assertEquals(
                "{\"action\":\"cancel-all\",\"clientOrderId\":\"c1\",\"account\":\"alice\",\"report\":41,"
                        + "\"submitted\":1772452800000,\"expires\":1772452810000}",
                new String(CommandJson.write(all), UTF_8));
    }

    @Test
    void readsAReplacementOfBeforeItCouldChangeTheStopPriceAndTheTimeInForce() {
        String text = "{\"action\":\"replace\",\"clientOrderId\":\"c2\",\"account\":\"alice\",\"orderId\":\"0-7\","
                + "\"quantity\":\"50\",\"limitPrice\":\"189.50\",\"submitted\":1772452800000,"
                + "\"expires\":1772452810000}";
        Price price = new Price(new BigDecimal("189.50"));
        Instant end = Orders.NOON.plusSeconds(10);
        Replace replace = new Replace("c2", "alice", "0-7", new Quantity(50), price, Orders.NOON, end);

        assertEquals(new CommandJson.Line.Of(replace), CommandJson.read(text.getBytes(UTF_8)));
        assertEquals(text, new String(CommandJson.write(replace), UTF_8));
    }

    @Test
    void tellsTheFirstTermsOfAnOrderFromThoseOfItsReplacement() {
        Price stop = new Price(new BigDecimal("190"));
        Price other = new Price(new BigDecimal("191"));
        NewOrder placed = new NewOrder(
                "c6",
                "alice",
                new Symbol("AAPL"),
                Side.BUY,
                new Quantity(5),
                OrderType.STOP,
                null,
                stop,
                TimeInForce.DAY,
                null,
                Orders.NOON,
                Orders.NOON.plusSeconds(10));
        Order order = Order.accepted(placed, "0-7", Orders.NOON, Orders.NOON.plusSeconds(9), other, null)
                .replaced(new OrderTerms(new Quantity(6), null, other, TimeInForce.GTC), null, other, null);
        String text = new String(OrderJson.write(order), UTF_8);

        assertEquals(order, OrderJson.read(text.getBytes(UTF_8)));
        // A record of before has none of the first, which were the only ones.
        String before = text.replace("\"orderedStopPrice\":\"190.00\",\"orderedTimeInForce\":\"DAY\",", "");
        assertEquals(other, OrderJson.read(before.getBytes(UTF_8)).placed().stopPrice());
        assertEquals(
                TimeInForce.GTC, OrderJson.read(before.getBytes(UTF_8)).placed().timeInForce());
    }

    @Test
    void ignoresUnknownFields() {
        String text = TEXT.replace("{\"action\"", "{\"later\":{\"a\":[1,2]},\"flag\":true,\"none\":null,\"action\"");

        assertEquals(new CommandJson.Line.Of(ORDER), CommandJson.read(text.getBytes(UTF_8)));
    }

    @Test
    void leavesOtherCommandsToOthers() {
        assertEquals(new CommandJson.Line.Other("mark"), CommandJson.read(CommandJson.MARK));
        assertEquals(new CommandJson.Line.Other("amend"), CommandJson.read("{\"action\":\"amend\"}".getBytes(UTF_8)));
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
        assertInstanceOf(CommandJson.Line.Unreadable.class, CommandJson.read(text.getBytes(UTF_8)));
    }

    @Test
    void saysThatATombstoneCannotBeRead() {
        assertInstanceOf(CommandJson.Line.Unreadable.class, CommandJson.read(null));
    }
}
