package io.tickertape.testbed.browser;

/**
 * The cost of a first visit, by a browser with an empty cache.
 *
 * @param requests without the stream of prices, which never ends
 * @param bytes of the answers' bodies as they came, compressed
 * @param headBytes of the answers' heads, as HTTP/1.1 writes them
 * @param paintMillis from the navigation until the first content is painted
 */
record FirstLoad(int requests, long bytes, long headBytes, double paintMillis) {
    private static final String TIMINGS =
            "performance.getEntriesByType('navigation').concat(performance.getEntriesByType('resource'))";
    private static final String PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime";

    /** Of a page that has been loaded. */
    static FirstLoad of(DevTools page) throws InterruptedException {
        long bytes = sum(page, "encodedBodySize");
        return new FirstLoad(
                Integer.parseInt(page.evaluate(TIMINGS + ".length")),
                bytes,
                sum(page, "transferSize") - bytes,
                Double.parseDouble(page.evaluate(PAINT)));
    }

    private static long sum(DevTools page, String size) throws InterruptedException {
        return Long.parseLong(page.evaluate(TIMINGS + ".reduce((sum, one) => sum + one." + size + ", 0)"));
    }
}
