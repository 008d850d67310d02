package io.tickertape.trading.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.OrderType;
import io.tickertape.trading.order.Price;
import io.tickertape.trading.order.Quantity;
import io.tickertape.trading.order.Side;
import io.tickertape.trading.order.Symbol;
import io.tickertape.trading.order.TimeInForce;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The commands as they stand in the journal: a flat JSON object, decimals as text, instants in epoch milliseconds. */
final class CommandJson {
    /** What a record of the journal says. */
    sealed interface Command {
        record Order(NewOrder order) implements Command {}

        /** A command that this service does not act on; a mark is one. */
        record Other(String action) implements Command {}

        record Unreadable(String reason) implements Command {}
    }

    static final byte[] MARK = "{\"action\":\"mark\"}".getBytes(StandardCharsets.UTF_8);

    private static final JsonFactory JSON = new JsonFactory();

    private CommandJson() {}

    static byte[] write(NewOrder order) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(320);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("action", "order");
            json.writeStringField("clientOrderId", order.clientOrderId());
            json.writeStringField("account", order.account());
            json.writeStringField("symbol", order.symbol().value());
            json.writeStringField("side", order.side().name());
            json.writeStringField("quantity", order.quantity().toString());
            json.writeStringField("type", order.type().name());
            writePrice(json, "limitPrice", order.limitPrice());
            writePrice(json, "stopPrice", order.stopPrice());
            json.writeStringField("timeInForce", order.timeInForce().name());
            json.writeNumberField("submitted", order.submitted().toEpochMilli());
            json.writeNumberField("expires", order.expires().toEpochMilli());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void writePrice(JsonGenerator json, String field, @Nullable Price price) throws IOException {
        if (price != null) {
            json.writeStringField(field, price.toString());
        }
    }

    static Command read(byte @Nullable [] value) {
        if (value == null) {
            return new Command.Unreadable("no value");
        }
        try {
            Map<String, String> fields = fields(value);
            String action = required(fields, "action");
            return action.equals("order") ? new Command.Order(order(fields)) : new Command.Other(action);
        } catch (IOException | IllegalArgumentException e) {
            return new Command.Unreadable(String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, String> fields(byte[] value) throws IOException {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser json = JSON.createParser(value)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("not a JSON object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                if (json.nextToken().isScalarValue() && json.currentToken() != JsonToken.VALUE_NULL) {
                    fields.put(name, json.getText());
                } else {
                    json.skipChildren();
                }
            }
        }
        return fields;
    }

    private static NewOrder order(Map<String, String> fields) {
        return new NewOrder(
                required(fields, "clientOrderId"),
                required(fields, "account"),
                new Symbol(required(fields, "symbol")),
                Side.valueOf(required(fields, "side")),
                new Quantity(Long.parseLong(required(fields, "quantity"))),
                OrderType.valueOf(required(fields, "type")),
                price(fields.get("limitPrice")),
                price(fields.get("stopPrice")),
                TimeInForce.valueOf(required(fields, "timeInForce")),
                null,
                Instant.ofEpochMilli(Long.parseLong(required(fields, "submitted"))),
                Instant.ofEpochMilli(Long.parseLong(required(fields, "expires"))));
    }

    private static String required(Map<String, String> fields, String name) {
        String value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no " + name);
        }
        return value;
    }

    private static @Nullable Price price(@Nullable String text) {
        return text == null ? null : new Price(new BigDecimal(text));
    }
}
