package io.tickertape.trading.gateway;

import io.tickertape.tape.market.Price;
import io.tickertape.trading.order.QuoteSeen;
import io.tickertape.trading.order.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the quote that stood on the page when a form was sent: any price of it may be left out. */
record QuoteFields(FormMessage form, List<Refusal> refusals) {
    private static final Pattern SEQUENCE = Pattern.compile("|-1|\\d{1,18}");

    /** Null where the page had no quote to show. */
    @Nullable
    QuoteSeen read() {
        Price last = price("quotePrice", "last price");
        Price bid = price("quoteBid", "bid");
        Price ask = price("quoteAsk", "ask");
        if (form.field("quotePrice").isEmpty()) {
            return null;
        }
        String sequence = form.field("quoteSequence");
        if (!SEQUENCE.matcher(sequence).matches()) {
            refusals.add(GatewayRefusals.field(
                    "quoteSequence", sequence, "it is the sequence of the quote on the page, or left out"));
            return null;
        }
        return last == null ? null : new QuoteSeen(sequence.isEmpty() ? -1 : Long.parseLong(sequence), last, bid, ask);
    }

    private @Nullable Price price(String field, String name) {
        String text = form.field(field);
        Optional<Price> price = Price.parse(text);
        if (!text.isEmpty() && price.isEmpty()) {
            refusals.add(GatewayRefusals.field(
                    field, text, "it is the " + name + " on the page, such as 189.50, or left out"));
        }
        return price.orElse(null);
    }
}
