package io.tickertape.testbed.browser;

/**
 * What a visit takes of a browser that has been nowhere before.
 *
 * @param requests without the stream of prices, which never ends
 * @param bytes on the wire, heads of the answers included
 * @param paintMillis from the navigation until the first content is painted
 */
record FirstLoad(int requests, long bytes, double paintMillis) {
    private static final String TIMINGS =
            "performance.getEntriesByType('navigation').concat(performance.getEntriesByType('resource'))";
    private static final String PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime";

    /** Of a page that has been loaded. */
    static FirstLoad of(DevTools page) throws InterruptedException {
        return new FirstLoad(
                Integer.parseInt(page.evaluate(TIMINGS + ".length")),
                Long.parseLong(page.evaluate(TIMINGS + ".reduce((sum, one) => sum + one.transferSize, 0)")),
                Double.parseDouble(page.evaluate(PAINT)));
    }

    double kilobytes() {
        return bytes / 1e3;
    }
}
