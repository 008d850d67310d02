package io.tickertape.testbed.bench.peer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;

/** A tick of the bench's own producer, which always names all of these. */
public record ReadTick(
        String symbol,
        BigDecimal price,
        String bid,
        String ask,
        long bidSize,
        long askSize,
        BigDecimal previousClose,
        long volume,
        long sequence,
        long time) {
    private static final JsonFactory JSON = new JsonFactory();

    /** Reads a record's value. */
    public static ReadTick parse(byte[] value) {
        String symbol = "";
        BigDecimal price = BigDecimal.ONE;
        String bid = "";
        String ask = "";
        long bidSize = 0;
        long askSize = 0;
        BigDecimal previousClose = BigDecimal.ONE;
        long volume = 0;
        long sequence = 0;
        long time = 0;
        try (JsonParser parser = JSON.createParser(value)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                switch (field) {
                    case "symbol" -> symbol = parser.getText();
                    case "price" -> price = new BigDecimal(parser.getText());
                    case "bid" -> bid = parser.getText();
                    case "ask" -> ask = parser.getText();
                    case "bidSize" -> bidSize = parser.getLongValue();
                    case "askSize" -> askSize = parser.getLongValue();
                    case "previousClose" -> previousClose = new BigDecimal(parser.getText());
                    case "volume" -> volume = parser.getLongValue();
                    case "sequence" -> sequence = parser.getLongValue();
                    case "time" -> time = parser.getLongValue();
                    default -> parser.skipChildren();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ReadTick(symbol, price, bid, ask, bidSize, askSize, previousClose, volume, sequence, time);
    }
}
