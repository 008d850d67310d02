package io.tickertape.ticker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tickertape.tape.market.Symbol;
import io.tickertape.ticker.candles.Candle;
import io.tickertape.ticker.candles.Interval;
import io.tickertape.ticker.candles.Trade;
import java.io.IOException;
import java.util.List;

/** Candles and trades for programs: every decimal exact, as a string in JSON, so that nobody rounds it. */
final class CandleText {
    private static final String CSV_HEAD = "start,open,high,low,close,volume,ticks\r\n";

    private CandleText() {}

    /** Candles, oldest first. */
    static String json(Symbol symbol, Interval interval, List<Candle> candles) {
        return QuoteJson.write(json -> {
            json.writeStartObject();
            json.writeStringField("symbol", symbol.name());
            json.writeStringField("interval", interval.code());
            json.writeArrayFieldStart("candles");
            for (Candle candle : candles) {
                write(json, candle);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, Candle candle) throws IOException {
        json.writeStartObject();
        json.writeStringField("start", candle.start().toString());
        json.writeStringField("open", candle.open().toString());
        json.writeStringField("high", candle.high().toString());
        json.writeStringField("low", candle.low().toString());
        json.writeStringField("close", candle.close().toString());
        json.writeStringField("volume", candle.volume().toString());
        json.writeNumberField("ticks", candle.ticks());
        json.writeEndObject();
    }

    /** The same as RFC 4180 says. */
    static String csv(List<Candle> candles) {
        StringBuilder csv = new StringBuilder(CSV_HEAD);
        for (Candle candle : candles) {
            csv.append(candle.start()).append(',');
            csv.append(candle.open()).append(',');
            csv.append(candle.high()).append(',');
            csv.append(candle.low()).append(',');
            csv.append(candle.close()).append(',');
            csv.append(candle.volume()).append(',');
            csv.append(candle.ticks()).append("\r\n");
        }
        return csv.toString();
    }

    /** Trades, newest first. */
    static String trades(List<Trade> trades) {
        return QuoteJson.write(json -> {
            json.writeStartArray();
            for (Trade trade : trades) {
                json.writeStartObject();
                json.writeStringField("time", trade.time().toString());
                json.writeStringField("price", trade.price().toString());
                if (trade.size() != null) {
                    json.writeStringField("size", trade.size().toString());
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}
