package io.tickertape.testbed.feed;

/** The programs of this jar log warnings of their own, each on a line. */
public final class ProgramLog {
    private static final String CONFIGURATION = "logback.configurationFile";

    private ProgramLog() {}

    /**
     * Before anything is logged, unless another configuration was chosen. The file is not called {@code logback.xml}, so
     * that programs with this jar on their class path keep their own.
     */
    public static void choose() {
        if (System.getProperty(CONFIGURATION) == null) {
            System.setProperty(CONFIGURATION, "io/tickertape/testbed/feed/feed-logback.xml");
        }
    }
}
