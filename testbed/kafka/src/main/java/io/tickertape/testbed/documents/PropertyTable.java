package io.tickertape.testbed.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The properties of a service with their defaults, as a page of the documents has them in tables. */
public final class PropertyTable {
    /** Stands in a table where a property has no default. */
    public static final String NONE = "none";

    /** The heading of what every service has. */
    private static final String OF_BOTH = "## Both services";

    private static final Pattern ROW =
            Pattern.compile("\\| `(tickertape\\.[a-z.\\-]+)` \\| (?:`([^`]*)`|(none)) \\|.*");

    private final String service;
    private final Map<String, String> rows;

    private PropertyTable(String service, Map<String, String> rows) {
        this.service = service;
        this.rows = rows;
    }

    /**
     * Reads the tables of a service from a page.
     *
     * @param service the heading of its section
     */
    public static PropertyTable of(Path page, String service) throws IOException {
        Map<String, String> rows = new TreeMap<>();
        boolean isWithin = false;
        for (String line : Files.readAllLines(page)) {
            if (line.startsWith("## ")) {
                isWithin = line.equals("## " + service) || line.equals(OF_BOTH);
            }
            Matcher row = ROW.matcher(line);
            if (isWithin && row.matches()) {
                rows.put(row.group(1), row.group(3) == null ? row.group(2) : NONE);
            }
        }
        return new PropertyTable(service, rows);
    }

    /** What to change in the page, a sentence each; empty where it says what the code does. */
    public List<String> faults(Map<String, String> defaults) {
        List<String> faults = new ArrayList<>();
        new TreeMap<>(defaults).forEach((property, value) -> {
            String cell = value.equals(NONE) ? NONE : "`" + value + "`";
            String documented = rows.get(property);
            if (documented == null) {
                faults.add("Add to ## %s, ### %s: | `%s` | %s | UNIT | MEANING |"
                        .formatted(service, property.substring(0, property.lastIndexOf('.')), property, cell));
            } else if (!documented.equals(value)) {
                faults.add("Change the default of `%s` in ## %s to %s, from `%s`"
                        .formatted(property, service, cell, documented));
            }
        });
        rows.keySet().stream()
                .filter(property -> !defaults.containsKey(property))
                .forEach(property ->
                        faults.add("Remove `%s` from ## %s: no configuration has it".formatted(property, service)));
        return faults;
    }
}
