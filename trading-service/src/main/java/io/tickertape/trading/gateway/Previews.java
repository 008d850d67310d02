package io.tickertape.trading.gateway;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.Tick;
import io.tickertape.trading.account.Account;
import io.tickertape.trading.engine.Acceptance;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.Preview;
import io.tickertape.trading.order.PreviewedForm;
import io.tickertape.trading.order.Reason;
import io.tickertape.trading.order.Refusal;
import io.tickertape.trading.order.Replace;
import io.tickertape.trading.order.TimeInForce;
import io.tickertape.trading.risk.PreTradeRisk;
import io.tickertape.trading.risk.Proposal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says what would become of an order if it were sent now, by the very checks that it would meet. It counts for nothing. */
final class Previews {
    /** The page's own number of what was typed. */
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    /** The fields that people type in. */
    private static final Set<String> TYPED = Set.of("symbol", "quantity", "limitPrice", "stopPrice");

    private final PreTradeRisk risk;
    private final Acceptance acceptance;

    Previews(PreTradeRisk risk, Acceptance acceptance) {
        this.risk = risk;
        this.acceptance = acceptance;
    }

    static PreviewedForm.Name name(FormMessage form) {
        return form.field("orderId").isEmpty() ? PreviewedForm.Name.TICKET : PreviewedForm.Name.REPLACE;
    }

    /**
     * Answers a form that is being typed on.
     *
     * @param isAsked whether the page asks now, showing the quote that the form names; it shows the latest afterwards
     */
    PreviewedForm of(FormMessage form, CommandForm content, AccountChecks checks, Instant now, boolean isAsked) {
        PreviewedForm.Name name = name(form);
        String typed = NUMBER.matcher(form.field("typed")).matches() ? form.field("typed") : "";
        Symbol symbol = Symbol.parse(form.field("symbol")).orElse(null);
        if (content instanceof CommandForm.Asked asked && asked.command() instanceof NewOrder order) {
            Preview preview = of(isAsked ? order : order.with(order.terms(), null), checks, now);
            return new PreviewedForm(name, typed, symbol, List.of(), preview);
        }
        if (content instanceof CommandForm.Asked asked && asked.command() instanceof Replace replace) {
            ReplacedOrder replaced = ReplacedOrder.of(replace, checks);
            Order order = replaced.order();
            return order == null
                    ? new PreviewedForm(name, typed, symbol, replaced.faults(), null)
                    : new PreviewedForm(
                            name, typed, order.symbol(), List.of(), of(replace, order, checks, now, isAsked));
        }
        return new PreviewedForm(name, typed, symbol, written(form, (CommandForm.Refused) content), null);
    }

    /** Of the fields that hold something: nobody is told that a field is empty that they have not come to. */
    private static List<Refusal> written(FormMessage form, CommandForm.Refused content) {
        return content.refusals().stream()
                .filter(fault -> TYPED.contains(fault.field())
                        && !form.field(fault.field()).isEmpty())
                .toList();
    }

    private Preview of(NewOrder order, AccountChecks checks, Instant now) {
        Reason rejection = checks.isRestored() ? acceptance.obstacle(checks.account(), order, null, now) : null;
        return of(checks.ofNew(order), rejection, checks.account(), now, checks.accepting(now));
    }

    private Preview of(Replace replace, Order order, AccountChecks checks, Instant now, boolean isAsked) {
        Proposal asked = checks.ofReplacement(replace, order);
        Proposal proposal =
                isAsked ? asked : asked.with(asked.order().with(asked.order().terms(), null));
        Reason rejection = acceptance.obstacle(checks.account(), replace, order, now);
        return of(proposal, rejection, checks.account(), now, checks.accepting(replace, order, now));
    }

    private Preview of(
            Proposal proposal,
            @Nullable Reason rejection,
            Account account,
            Instant now,
            Predicate<NewOrder> isAccepted) {
        NewOrder order = proposal.order();
        List<Refusal> refusals = risk.foresee(proposal, now);
        NewOrder nearest = refusals.isEmpty() && rejection == null
                ? null
                : risk.nearest(refusals, proposal, now, isAccepted).orElse(null);
        Tick tick = tradable(order.symbol(), now);
        long leaves = order.quantity().shares() - proposal.filled();
        Price worst = order.worstNeedsQuote() && tick == null
                ? null
                : acceptance.rules().worstPrice().of(order, tick);
        Price tradesAt = tick == null || worst == null ? null : proposal.tradesAt(tick);
        long atOnce = tick == null
                        || worst == null
                        || tradesAt == null
                        || !order.side().takes(tradesAt, worst)
                ? 0
                : filledAtOnce(order, leaves, account.left(tick));
        return new Preview(
                order,
                leaves,
                worst,
                atOnce == 0 ? null : tradesAt,
                atOnce,
                proposal.means(),
                refusals,
                rejection,
                nearest);
    }

    private static long filledAtOnce(NewOrder order, long leaves, long left) {
        long filled = Math.max(0, Math.min(leaves, left));
        return order.timeInForce() == TimeInForce.FOK && filled < leaves ? 0 : filled;
    }

    /** The latest tick, if it fills orders; null otherwise. */
    private @Nullable Tick tradable(Symbol symbol, Instant now) {
        Tick tick = acceptance.market().latest(symbol);
        return tick == null
                        || acceptance.market().isHalted(symbol)
                        || !acceptance.venue().isFresh(tick, now)
                ? null
                : tick;
    }
}
