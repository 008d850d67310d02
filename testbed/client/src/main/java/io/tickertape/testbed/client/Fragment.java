package io.tickertape.testbed.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A piece of HTML from a service, read as a page's script would: by ids and data attributes. */
public record Fragment(String html) {
    private static final Pattern TAG = Pattern.compile("<[a-zA-Z][^>]*>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-zA-Z\\-]+)=\"([^\"]*)\"");

    /**
     * What is said about an order, or about another command.
     *
     * @param order its clientOrderId; empty when it is about none
     * @param codes of a refusal's reasons
     */
    public record Word(String order, boolean isCommand, String word, List<String> codes, String text) {}

    /** The ticket that the page has from now on. */
    public Optional<String> ticket() {
        return tags("id", "ticket-id").map(tag -> tag.getOrDefault("value", ""));
    }

    /** Everything that is said about orders: beside the ticket and in the rows. */
    public List<Word> words() {
        List<Word> words = new ArrayList<>();
        Matcher tags = TAG.matcher(html);
        while (tags.find()) {
            Map<String, String> tag = attributes(tags.group());
            String id = tag.getOrDefault("id", "");
            if (tag.containsKey("data-outcome")) {
                words.add(outcome(tag, tags.end()));
            } else if (id.startsWith("o-") && tag.containsKey("data-state")) {
                words.add(new Word(id.substring(2), false, tag.getOrDefault("data-state", ""), List.of(), ""));
            }
        }
        return words;
    }

    private Word outcome(Map<String, String> tag, int from) {
        int end = html.indexOf("</div>", from);
        String rest = html.substring(from, end < 0 ? html.length() : end);
        List<String> codes = new ArrayList<>();
        Matcher tags = TAG.matcher(rest);
        while (tags.find()) {
            Optional.ofNullable(attributes(tags.group()).get("data-code")).ifPresent(codes::add);
        }
        boolean isCommand = tag.containsKey("data-command");
        String order = tag.getOrDefault(isCommand ? "data-command" : "data-order", "");
        return new Word(order, isCommand, tag.getOrDefault("data-outcome", ""), codes, text(rest));
    }

    /**
     * An open order as a page shows it.
     *
     * @param quantity of the whole order
     * @param report the sequence of the report that the page showed the order as of; empty if the row names none
     */
    public record OpenOrder(String orderId, String symbol, String quantity, String limitPrice, String report) {}

    /** Brings a page's open orders, by their rows' ids, up to date. */
    public void applyTo(Map<String, OpenOrder> open) {
        Matcher tags = TAG.matcher(html);
        while (tags.find()) {
            Map<String, String> tag = attributes(tags.group());
            String id = tag.getOrDefault("id", "");
            if (id.equals("open-rows")) {
                open.clear();
            } else if (id.startsWith("w-") && "delete".equals(tag.get("hx-swap-oob"))) {
                open.remove(id);
            } else if (id.startsWith("w-")) {
                int begin = html.indexOf('>', html.indexOf("<th", tags.end())) + 1;
                open.put(
                        id,
                        new OpenOrder(
                                tag.getOrDefault("data-order", ""),
                                html.substring(begin, html.indexOf('<', begin)),
                                tag.getOrDefault("data-quantity", ""),
                                tag.getOrDefault("data-limit", ""),
                                tag.getOrDefault("data-report", "")));
            }
        }
    }

    /** The hidden fields of the forms, by name. */
    public Map<String, String> hiddenFields() {
        Map<String, String> fields = new LinkedHashMap<>();
        elementsWith("type").stream()
                .filter(tag -> "hidden".equals(tag.get("type")) && tag.containsKey("name"))
                .forEach(tag -> fields.put(tag.getOrDefault("name", ""), tag.getOrDefault("value", "")));
        return fields;
    }

    /** The latest report that the fragment shows its account as of, if it names one. */
    public OptionalLong report() {
        return elementsWith("data-report").stream()
                .map(tag -> tag.getOrDefault("data-report", ""))
                .filter(report -> !report.isEmpty())
                .mapToLong(Long::parseLong)
                .max();
    }

    /** What a reader sees of the element with an id; its {@code data-value} if it has one. */
    public Optional<String> value(String id) {
        Matcher tags = TAG.matcher(html);
        while (tags.find()) {
            Map<String, String> tag = attributes(tags.group());
            if (id.equals(tag.get("id"))) {
                int end = html.indexOf("</", tags.end());
                return Optional.of(tag.getOrDefault("data-value", text(html.substring(tags.end(), end))));
            }
        }
        return Optional.empty();
    }

    /** The attributes of every element that has this one. */
    public List<Map<String, String>> elementsWith(String attribute) {
        List<Map<String, String>> found = new ArrayList<>();
        Matcher tags = TAG.matcher(html);
        while (tags.find()) {
            Map<String, String> tag = attributes(tags.group());
            if (tag.containsKey(attribute)) {
                found.add(tag);
            }
        }
        return found;
    }

    private Optional<Map<String, String>> tags(String attribute, String value) {
        return elementsWith(attribute).stream()
                .filter(tag -> value.equals(tag.get(attribute)))
                .findFirst();
    }

    private static Map<String, String> attributes(String tag) {
        Map<String, String> attributes = new LinkedHashMap<>();
        Matcher found = ATTRIBUTE.matcher(tag);
        while (found.find()) {
            attributes.put(found.group(1), found.group(2));
        }
        return attributes;
    }

    private static String text(String html) {
        return TAG.matcher(html.replaceAll("</[^>]*>", " "))
                .replaceAll("")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
