package io.tickertape.trading.risk;

import io.tickertape.tape.market.Symbol;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What every order passes before it is journaled. For any number of threads. */
public final class PreTradeRisk {
    private static final Duration SWEEP = Duration.ofSeconds(30);

    private final RiskLimits limits;
    private final Market market;
    private final Map<String, Activity> activities = new ConcurrentHashMap<>();
    private final AtomicLong swept = new AtomicLong();

    public PreTradeRisk(RiskLimits limits, Market market) {
        this.limits = limits;
        this.market = market;
    }

    /**
     * Everything that speaks against an order as it would stand, new or replaced; nothing when its command may be
     * journaled. It counts for the account's rate.
     *
     * @param placeAnyway whether the trader was asked, and wants it
     */
    public List<Refusal> check(Proposal proposal, boolean placeAnyway, Instant now) {
        boolean isInTime = activity(proposal, now).admits(now);
        List<Refusal> refusals = refusals(proposal, isInTime, now);
        if (placeAnyway) {
            refusals.removeIf(Refusal::isSoft);
        }
        return suggesting(refusals, proposal, now, order -> true);
    }

    /** What {@link #check} would say now, without a suggestion. It counts for nothing. */
    public List<Refusal> foresee(Proposal proposal, Instant now) {
        return List.copyOf(refusals(proposal, activity(proposal, now).wouldAdmit(now), now));
    }

    private List<Refusal> refusals(Proposal proposal, boolean isInTime, Instant now) {
        List<Refusal> refusals = new ArrayList<>(checks(proposal, now).refusals());
        if (!isInTime) {
            refusals.add(RiskRefusals.tooManyPerSecond(limits.ordersPerSecond(), limits.orderBurst()));
        }
        if (proposal.openOrders() >= limits.openOrders() && proposal.replaced() == null) {
            refusals.add(RiskRefusals.tooManyOpen(proposal.openOrders(), limits.openOrders()));
        }
        Duration sinceTheSame = sinceTheSame(proposal, now);
        if (sinceTheSame != null) {
            refusals.add(RiskRefusals.duplicate(sinceTheSame, limits.duplicateWithin()));
        }
        return refusals;
    }

    private MarketChecks checks(Proposal proposal, Instant now) {
        Symbol symbol = proposal.order().symbol();
        return new MarketChecks(limits, proposal, market.instrument(symbol), market.latest(symbol), now);
    }

    /** A replacement that comes twice makes no second order. */
    private @Nullable Duration sinceTheSame(Proposal proposal, Instant now) {
        return proposal.replaced() == null ? activity(proposal, now).sinceTheSame(proposal.order(), now) : null;
    }

    /**
     * The nearest order that passes all limits without a question; empty where there is none, and where no order would
     * pass because there are too many of them.
     *
     * @param isAccepted what else it must pass
     */
    public Optional<NewOrder> nearest(
            List<Refusal> refusals, Proposal proposal, Instant now, Predicate<NewOrder> isAccepted) {
        return refusals.stream().allMatch(RiskRefusals::isAboutItsOrder)
                ? unquestioned(proposal, now, isAccepted)
                : Optional.empty();
    }

    private Optional<NewOrder> unquestioned(Proposal proposal, Instant now, Predicate<NewOrder> isAccepted) {
        return checks(proposal, now)
                .nearest(false, isAccepted)
                .filter(order -> sinceTheSame(proposal.with(order), now) == null);
    }

    /**
     * The same refusals with the nearest order: one that passes without a question or, where a limit cannot be passed and
     * there is none, one that is asked about.
     *
     * @param isAccepted what else it must pass
     */
    public List<Refusal> suggesting(
            List<Refusal> refusals, Proposal proposal, Instant now, Predicate<NewOrder> isAccepted) {
        if (refusals.isEmpty() || !refusals.stream().allMatch(RiskRefusals::isAboutItsOrder)) {
            return List.copyOf(refusals);
        }
        NewOrder unquestioned = unquestioned(proposal, now, isAccepted).orElse(null);
        NewOrder allowed = unquestioned == null
                ? checks(proposal, now).nearest(true, isAccepted).orElse(null)
                : unquestioned;
        return refusals.stream()
                .map(refusal -> refusal.suggesting(refusal.isSoft() ? unquestioned : allowed))
                .toList();
    }

    /** Remembers an order that goes to the journal: the same again is likely a mistake. */
    public void submitted(NewOrder order, Instant now) {
        activity(order.account(), now).submitted(order, now);
    }

    private Activity activity(Proposal proposal, Instant now) {
        return activity(proposal.order().account(), now);
    }

    private Activity activity(String account, Instant now) {
        long last = swept.get();
        if (now.toEpochMilli() - last > SWEEP.toMillis() && swept.compareAndSet(last, now.toEpochMilli())) {
            activities.values().removeIf(activity -> activity.isOver(now));
        }
        return activities.computeIfAbsent(account, name -> new Activity(limits, now));
    }

    /** How many accounts have sent something of late. */
    int accounts() {
        return activities.size();
    }
}
