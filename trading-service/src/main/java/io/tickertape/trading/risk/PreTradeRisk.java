package io.tickertape.trading.risk;

import io.tickertape.trading.market.Market;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
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
        NewOrder order = proposal.order();
        Activity activity = activity(order.account(), now);
        MarketChecks checks = new MarketChecks(
                limits, proposal, market.instrument(order.symbol()), market.latest(order.symbol()), now);
        List<Refusal> refusals = new ArrayList<>(checks.refusals());
        boolean isForOrders = true;
        if (!activity.admits(now)) {
            isForOrders = false;
            refusals.add(RiskRefusals.tooManyPerSecond(limits.ordersPerSecond(), limits.orderBurst()));
        }
        if (proposal.openOrders() >= limits.openOrders() && proposal.replaced() == null) {
            isForOrders = false;
            refusals.add(RiskRefusals.tooManyOpen(proposal.openOrders(), limits.openOrders()));
        }
        Duration sinceTheSame = sinceTheSame(proposal, activity, now);
        if (sinceTheSame != null) {
            refusals.add(RiskRefusals.duplicate(sinceTheSame, limits.duplicateWithin()));
        }
        if (placeAnyway) {
            refusals.removeIf(Refusal::isSoft);
        }
        return refusals.isEmpty() || !isForOrders
                ? List.copyOf(refusals)
                : withNearest(refusals, proposal, checks, activity, now);
    }

    /** A replacement that comes twice makes no second order. */
    private static @Nullable Duration sinceTheSame(Proposal proposal, Activity activity, Instant now) {
        return proposal.replaced() == null ? activity.sinceTheSame(proposal.order(), now) : null;
    }

    private static List<Refusal> withNearest(
            List<Refusal> refusals, Proposal proposal, MarketChecks checks, Activity activity, Instant now) {
        NewOrder allowed = checks.nearest(true).orElse(null);
        NewOrder unquestioned = checks.nearest(false)
                .filter(order -> sinceTheSame(proposal.with(order), activity, now) == null)
                .orElse(null);
        List<Refusal> all = new ArrayList<>();
        for (Refusal refusal : refusals) {
            all.add(with(refusal, refusal.isSoft() ? unquestioned : allowed));
        }
        return List.copyOf(all);
    }

    private static Refusal with(Refusal refusal, @Nullable NewOrder nearest) {
        return new Refusal(
                refusal.code(), refusal.field(), refusal.wrong(), refusal.right(), nearest, refusal.isSoft());
    }

    /** Remembers an order that goes to the journal: the same again is likely a mistake. */
    public void submitted(NewOrder order, Instant now) {
        activity(order.account(), now).submitted(order, now);
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
