package io.tickertape.trading.gateway;

import io.tickertape.tape.market.Price;
import io.tickertape.trading.order.QuoteSeen;
import io.tickertape.trading.order.Refusal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the quote that stood on the page when a form was sent: any price of it may be left out. */
record QuoteFields(FormMessage form, List<Refusal> refusals) {
    private static final Pattern SEQUENCE = Pattern.compile("|-1|\\d{1,18}");

    /** Null where the page had no quote to show. */
    @Nullable
    QuoteSeen read() {
        Price last = price("quotePrice", "last price");
        Price bid = price("quoteBid", "best bid");
        Price ask = price("quoteAsk", "best ask");
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

    /** As strictly as what a person typed: the page sends these fields, and whoever else speaks for it is told. */
    private @Nullable Price price(String field, String name) {
        String text = form.field(field);
        if (text.isEmpty()) {
            return null;
        }
        return new FieldReader(form, refusals).number(FormNumber.price(field, name, text));
    }
}
