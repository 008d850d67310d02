package io.tickertape.trading.view;

import io.tickertape.trading.alert.Alert;
import io.tickertape.trading.order.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The alerts of an account and the notices of those that have fired, as the desk's page shows them. */
public final class AlertFragments {
    private final DeskTemplate template;

    AlertFragments(DeskTemplate template) {
        this.template = template;
    }

    /** Both lists, to take the place of those on the page. */
    public String alerts(Collection<Alert> alerts) {
        Map<String, Object> model =
                Map.of("pending", AlertRow.pending(alerts), "fired", AlertRow.fired(alerts), "swap", DeskTemplate.SWAP);
        return template.fragment("alerts", model) + template.fragment("notices", model);
    }

    /** Why nothing was changed about the alerts. */
    public String refusals(List<Refusal> refusals) {
        return template.fragment(
                "alert-refusals",
                Map.of("refusals", refusals.stream().map(RefusalLine::of).toList()));
    }
}
