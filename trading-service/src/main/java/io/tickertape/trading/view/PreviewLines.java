package io.tickertape.trading.view;

import io.tickertape.tape.market.Instrument;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Preview;
import io.tickertape.trading.order.PreviewedForm;
import io.tickertape.trading.order.Reason;
import io.tickertape.trading.order.Refusal;
import io.tickertape.trading.order.Side;
import io.tickertape.trading.order.TimeInForce;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What stands below a form while somebody types on it.
 *
 * @param form a name in markup
 * @param verdict a name in markup; {@code typing} while there is no whole order
 * @param lot and the price increment that a key steps by; empty where they are not known
 * @param order in words, as a button that sends it says it; empty while there is none
 * @param value of what is left to fill, at the worst too
 * @param leftWord what the next says is left of
 * @param isShort whether less than nothing would be left
 * @param fate what would become of it, in a sentence; empty while there is no whole order
 * @param reasons what speaks against it, or what is wrong with what is typed
 * @param offer the nearest order that passes; null when there is none
 */
public record PreviewLines(
        String form,
        String typed,
        String verdict,
        String lot,
        String increment,
        String order,
        String value,
        String leftWord,
        String left,
        boolean isShort,
        String fate,
        List<Line> reasons,
        @Nullable Suggestion offer) {
    /**
     * A reason or a fault.
     *
     * @param isSoft whether it is only asked about
     */
    public record Line(String label, String words, boolean isSoft) {}

    /** Of a form on which nothing was typed. */
    static PreviewLines nothing(PreviewedForm.Name form) {
        return of(new PreviewedForm(form, "", null, List.of(), null), null);
    }

    /** @param instrument of the form's symbol; null when it is not known */
    static PreviewLines of(PreviewedForm form, @Nullable Instrument instrument) {
        Preview preview = form.preview();
        String name = form.form().name().toLowerCase(Locale.ROOT);
        String lot = instrument == null ? "1" : Long.toString(instrument.lotSize());
        String increment = instrument == null || instrument.minPriceIncrement() == null
                ? ""
                : instrument.minPriceIncrement().toString();
        if (preview == null) {
            List<Line> faults = form.faults().stream().map(PreviewLines::line).toList();
            return new PreviewLines(
                    name,
                    form.typed(),
                    "typing",
                    lot,
                    increment,
                    "",
                    "–",
                    leftWord(Side.BUY),
                    "–",
                    false,
                    "",
                    faults,
                    null);
        }
        NewOrder order = preview.order();
        boolean isShort = preview.means().isKnown()
                && (order.side() == Side.BUY ? preview.cashLeft().signum() < 0 : preview.sharesLeft() < 0);
        return new PreviewLines(
                name,
                form.typed(),
                preview.verdict().name().toLowerCase(Locale.ROOT),
                lot,
                increment,
                Words.of(order.side()) + " " + Figures.shares(order.quantity().shares()) + " " + order.symbol(),
                value(preview),
                leftWord(order.side()),
                left(preview),
                isShort,
                fate(preview, form.form()),
                reasons(preview),
                preview.nearest() == null ? null : Suggestion.of(preview.nearest()));
    }

    private static Line line(Refusal refusal) {
        return new Line(Words.ofField(refusal.field()), refusal.inWords(), refusal.isSoft());
    }

    private static List<Line> reasons(Preview preview) {
        List<Line> lines = new ArrayList<>();
        preview.refusals().forEach(refusal -> lines.add(line(refusal)));
        Reason rejection = preview.rejection();
        if (rejection != null) {
            lines.add(new Line("", rejection.text(), false));
        }
        return lines;
    }

    private static String leftWord(Side side) {
        return side == Side.BUY ? "Buying power left" : "Shares left";
    }

    private static String left(Preview preview) {
        if (!preview.means().isKnown()) {
            return "still being read";
        }
        if (preview.order().side() == Side.SELL) {
            return Figures.shares(preview.sharesLeft());
        }
        return preview.worst() == null ? "–" : Figures.rounded(preview.cashLeft());
    }

    /** A buy costs at most, and a sale brings at least, what it is worth at its worst price. */
    private static String value(Preview preview) {
        BigDecimal about = preview.value();
        if (preview.worst() == null || preview.leaves() <= 0) {
            return "–";
        }
        boolean buys = preview.order().side() == Side.BUY;
        String worst = Figures.bound(preview.worst().times(preview.leaves()), buys);
        String bound = (buys ? "at most " : "at least ") + worst;
        if (about == null) {
            return bound;
        }
        String shown = Figures.rounded(about);
        return shown.equals(worst) ? shown : "about " + shown + ", " + bound;
    }

    private static String fate(Preview preview, PreviewedForm.Name form) {
        boolean isNew = form == PreviewedForm.Name.TICKET;
        return switch (preview.verdict()) {
            case REFUSES -> isNew ? "Would be refused." : "Would be refused: the order would stand as it stands.";
            case ASKS -> "You would be asked first. " + trades(preview);
            case PASSES -> trades(preview);
        };
    }

    private static String trades(Preview preview) {
        TimeInForce time = preview.order().timeInForce();
        if (preview.tradesAt() == null) {
            return time.isImmediate() ? "Would be cancelled: nothing fills it now." : "Would wait.";
        }
        String at = " at once at " + Figures.price(preview.tradesAt());
        if (preview.atOnce() >= preview.leaves()) {
            return "Would trade" + at + ".";
        }
        String rest = time.isImmediate() ? "the rest would be cancelled." : "the rest would wait.";
        return Figures.shares(preview.atOnce()) + " would trade" + at + ", " + rest;
    }
}
