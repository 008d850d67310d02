package io.tickertape.testbed.chaos;

import io.tickertape.testbed.client.Fragment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Everything that traders sent and were told, by clientOrderId; any thread may write. */
final class Told {
    static final Set<String> BY_THE_DESK = Set.of("working", "filled", "cancelled", "expired", "rejected");
    private static final List<String> NEVER = List.of("never reached the", "has expired");

    /** Hears of each order that the desk is said to have carried out, once, and when it was sent. */
    interface Reported {
        void reported(String account, long sentNanos);
    }

    /** One order's, or another command's. */
    static final class Story {
        final String account;
        final String id;
        private final long begunNanos;
        private long firstSentNanos;
        private int sent;
        private boolean received;
        private boolean reported;
        private boolean never;
        private boolean refused;
        private String latest = "";
        private final List<String> lines = new ArrayList<>();

        private Story(String account, String id, long begunNanos) {
            this.account = account;
            this.id = id;
            this.begunNanos = begunNanos;
        }

        synchronized void sent(String frame) {
            if (sent++ == 0) {
                firstSentNanos = System.nanoTime();
            }
            line("sent " + frame);
        }

        private synchronized boolean told(Fragment.Word word) {
            if (!word.word().equals(latest) || !word.codes().isEmpty()) {
                line("told " + word.word() + (word.text().isEmpty() ? "" : ": " + word.text()));
            }
            latest = word.word();
            boolean isNews = !reported && BY_THE_DESK.contains(latest);
            reported |= BY_THE_DESK.contains(latest);
            received |= latest.equals("received") || reported;
            if (latest.equals("refused") || latest.equals("asked")) {
                boolean isNever = NEVER.stream().anyMatch(word.text()::contains)
                        && !word.text().contains("nothing more was placed");
                never |= isNever && word.codes().stream().anyMatch(code -> code.startsWith("gateway."));
                refused |= word.codes().stream().noneMatch(code -> code.startsWith("gateway."));
            }
            never |= latest.equals("not-placed");
            return isNews;
        }

        private void line(String text) {
            lines.add("+%.3f s %s".formatted((System.nanoTime() - begunNanos) / 1e9, text));
        }

        /** Whether it was ever said to be on the journal. */
        synchronized boolean isConfirmed() {
            return received;
        }

        /** Whether it was ever said that it never will be placed, whatever else is sent on its ticket. */
        synchronized boolean isNever() {
            return never;
        }

        /** Whether it was refused, and never sent again. */
        synchronized boolean isRefused() {
            return refused && sent == 1;
        }

        synchronized String latest() {
            return latest;
        }

        synchronized int timesSent() {
            return sent;
        }

        @Override
        public synchronized String toString() {
            return account + " " + id + "\n    " + String.join("\n    ", lines);
        }
    }

    private final long begunNanos = System.nanoTime();
    private final Map<String, Story> orders = new ConcurrentHashMap<>();
    private final Map<String, Story> commands = new ConcurrentHashMap<>();
    private final Reported reported;

    Told(Reported reported) {
        this.reported = reported;
    }

    Story order(String account, String clientOrderId) {
        return orders.computeIfAbsent(clientOrderId, id -> new Story(account, id, begunNanos));
    }

    void heard(String account, List<Fragment.Word> words) {
        for (Fragment.Word word : words) {
            if (word.order().isEmpty()) {
                continue;
            }
            Story story = (word.isCommand() ? commands : orders)
                    .computeIfAbsent(word.order(), id -> new Story(account, id, begunNanos));
            if (story.told(word) && story.timesSent() > 0) {
                reported.reported(account, story.firstSentNanos);
            }
        }
    }

    List<Story> orders() {
        return List.copyOf(orders.values());
    }

    /** Cancels and replacements, by the names that the desk gave them. */
    List<Story> commands() {
        return List.copyOf(commands.values());
    }
}
