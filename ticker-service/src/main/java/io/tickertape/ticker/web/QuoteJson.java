package io.tickertape.ticker.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.tickertape.tape.market.Symbol;
import io.tickertape.ticker.broadcast.Position;
import io.tickertape.ticker.broadcast.Renderer;
import io.tickertape.ticker.market.FeedStatus;
import io.tickertape.ticker.market.Quote;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Quotes for programs: the names of a tick's fields, every decimal as a string, so that nobody rounds it. */
final class QuoteJson {
    private static final JsonFactory JSON = new JsonFactory();

    private QuoteJson() {}

    /**
     * Quotes as of a position.
     *
     * @param unpriced symbols that were asked for by name and have no price
     */
    record Board(List<Quote> quotes, Set<Symbol> unpriced, Position position) {}

    static String quote(Quote quote) {
        return write(json -> write(json, quote));
    }

    static String quotes(Board board, FeedStatus feed, Instant now) {
        return write(json -> {
            json.writeStartObject();
            json.writeStringField("time", now.toString());
            json.writeStringField("feed", feed.state().word());
            json.writeStringField("position", board.position().toString());
            json.writeArrayFieldStart("prices");
            for (Quote quote : board.quotes()) {
                write(json, quote);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("unpriced");
            for (Symbol symbol : board.unpriced()) {
                json.writeString(symbol.name());
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    static String heartbeat(Instant now, FeedStatus status) {
        return write(json -> {
            json.writeStartObject();
            json.writeStringField("time", now.toString());
            json.writeStringField("feed", status.state().word());
            json.writeNumberField("rebuiltPercent", status.rebuiltPercent());
            json.writeNumberField("lagMillis", status.lag().toMillis());
            json.writeFieldName("conflated");
            json.writeRawValue(Renderer.CONFLATED);
            json.writeEndObject();
        });
    }

    static String removed(Symbol symbol) {
        return write(json -> {
            json.writeStartObject();
            json.writeStringField("symbol", symbol.name());
            json.writeEndObject();
        });
    }

    static String gap(Instant now) {
        return write(json -> {
            json.writeStartObject();
            json.writeStringField("time", now.toString());
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, Quote quote) throws IOException {
        json.writeStartObject();
        json.writeStringField("symbol", quote.symbol().name());
        if (quote.instrument() != null && !quote.instrument().name().isEmpty()) {
            json.writeStringField("name", quote.instrument().name());
        }
        if (quote.instrument() != null && !quote.instrument().currency().isEmpty()) {
            json.writeStringField("currency", quote.instrument().currency());
        }
        json.writeStringField("price", quote.last().toString());
        optional(json, "bid", quote.best().bid());
        optional(json, "ask", quote.best().ask());
        optional(json, "bidSize", quote.best().bidSize());
        optional(json, "askSize", quote.best().askSize());
        optional(json, "change", quote.change());
        optional(json, "changePercent", quote.changePercent());
        optional(json, "open", quote.day().open());
        optional(json, "high", quote.day().high());
        optional(json, "low", quote.day().low());
        optional(json, "previousClose", quote.previousClose());
        optional(json, "volume", quote.day().volume());
        json.writeStringField("time", quote.time().toString());
        if (quote.sequence() != null) {
            json.writeNumberField("sequence", quote.sequence());
        }
        json.writeStringField("state", quote.freshness().word());
        json.writeNumberField("late", quote.dropped().late());
        json.writeNumberField("duplicates", quote.dropped().duplicates());
        json.writeEndObject();
    }

    private static void optional(JsonGenerator json, String name, @Nullable Object figure) throws IOException {
        if (figure != null) {
            json.writeStringField(name, figure.toString());
        }
    }

    interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    static String write(Body body) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            body.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to a string", e);
        }
        return text.toString();
    }
}
