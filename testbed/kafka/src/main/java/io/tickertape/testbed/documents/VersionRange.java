package io.tickertape.testbed.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Versions from one to another, as Maven writes them: {@code [1.0,1.2)}; an end that is empty is open. */
record VersionRange(String from, boolean isFromIn, String to, boolean isToIn) {
    private static final Pattern RANGE = Pattern.compile("([\\[(])([0-9.]*),([0-9.]*)([])])");
    /** What comes behind the numbers, such as {@code .Final}, is not compared. */
    private static final Pattern NUMBERS = Pattern.compile("\\d+(?:\\.\\d+)*");

    /** One or more of them, with spaces between them. */
    static List<VersionRange> all(String text) {
        List<VersionRange> ranges = new ArrayList<>();
        for (String one : text.split(" ", -1)) {
            Matcher range = RANGE.matcher(one);
            if (!range.matches()) {
                throw new IllegalArgumentException("Not a range such as [1.0,1.2): " + one);
            }
            ranges.add(new VersionRange(
                    range.group(2),
                    range.group(1).equals("["),
                    range.group(3),
                    range.group(4).equals("]")));
        }
        return ranges;
    }

    boolean contains(String version) {
        return (from.isEmpty() || compare(version, from) > (isFromIn ? -1 : 0))
                && (to.isEmpty() || compare(version, to) < (isToIn ? 1 : 0));
    }

    private static int compare(String one, String other) {
        String[] left = numbers(one);
        String[] right = numbers(other);
        for (int i = 0; i < Math.max(left.length, right.length); i++) {
            int difference = Integer.compare(number(left, i), number(right, i));
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    private static String[] numbers(String version) {
        Matcher numbers = NUMBERS.matcher(version);
        if (!numbers.lookingAt()) {
            throw new IllegalArgumentException("Not a version: " + version);
        }
        return numbers.group().split("\\.", -1);
    }

    private static int number(String[] numbers, int at) {
        return at < numbers.length ? Integer.parseInt(numbers[at]) : 0;
    }
}
