package io.tickertape.trading.view;

/** How the desk that carries orders out stands, as its pages say it; any thread may tell and ask. */
public final class EngineStatus {
    /**
     * A pill's looks.
     *
     * @param slug live, waiting, restoring or unreachable
     */
    public record Standing(String slug, String words) {}

    private volatile Standing now = new Standing("waiting", "the desk waits for the market");
    private volatile Runnable listener = () -> {};

    public void announceTo(Runnable announced) {
        listener = announced;
    }

    public void tell(Standing standing) {
        now = standing;
        listener.run();
    }

    public Standing now() {
        return now;
    }
}
