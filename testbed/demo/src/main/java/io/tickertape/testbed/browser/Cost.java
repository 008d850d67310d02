package io.tickertape.testbed.browser;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Chromium's counters of a page at one moment; CPU is that of the page's thread, so that a busy machine is not counted to it. */
record Cost(
        double wallSeconds,
        double cpuSeconds,
        double scriptSeconds,
        double layoutSeconds,
        long nodes,
        double heapMegabytes) {
    private static final Pattern METRIC = Pattern.compile("\\{\"name\":\"(\\w+)\",\"value\":([-0-9.eE+]+)}");

    static Cost of(DevTools page) throws InterruptedException {
        Map<String, Double> metrics = new TreeMap<>();
        Matcher metric = METRIC.matcher(page.send("Performance.getMetrics", "{}"));
        while (metric.find()) {
            metrics.put(metric.group(1), Double.valueOf(metric.group(2)));
        }
        return new Cost(
                System.nanoTime() / 1e9,
                metrics.getOrDefault("TaskDuration", Double.NaN),
                metrics.getOrDefault("ScriptDuration", Double.NaN),
                metrics.getOrDefault("RecalcStyleDuration", Double.NaN)
                        + metrics.getOrDefault("LayoutDuration", Double.NaN),
                metrics.getOrDefault("Nodes", Double.NaN).longValue(),
                metrics.getOrDefault("JSHeapUsedSize", Double.NaN) / 1e6);
    }

    /** Percent of a core since then. */
    double cpuPercent(Cost before) {
        return 100 * (cpuSeconds - before.cpuSeconds) / (wallSeconds - before.wallSeconds);
    }

    double scriptPercent(Cost before) {
        return 100 * (scriptSeconds - before.scriptSeconds) / (wallSeconds - before.wallSeconds);
    }

    /** Of styles and layout; what is left beside it and the script is parsing and painting. */
    double layoutPercent(Cost before) {
        return 100 * (layoutSeconds - before.layoutSeconds) / (wallSeconds - before.wallSeconds);
    }
}
