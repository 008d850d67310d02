package io.tickertape.testbed.bench.trade;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A load generator of traders' pages: obeys its standard input.
 *
 * <table>
 *   <caption>Commands, beside those of {@link StandardInput}</caption>
 *   <tr><td>{@code cookie C}</td><td>of a page that will be opened</td></tr>
 *   <tr><td>{@code connect PORT UNTIL}</td><td>opens them: {@code ready}</td></tr>
 * </table>
 */
public final class PagesProgram {
    private static final String COOKIE = "cookie ";

    private PagesProgram() {}

    public static void main(String[] args) {
        Tally tally = new Tally();
        Pages pages = new Pages(tally);
        List<String> cookies = new ArrayList<>();
        StandardInput input = new StandardInput(tally, pages::begin);
        input.on("cookie", words -> cookies.add(String.join(" ", words).substring(COOKIE.length())));
        input.on("connect", words -> {
            try {
                pages.open(
                        Integer.parseInt(words[1]),
                        cookies,
                        Until.valueOf(words[2].toUpperCase(Locale.ROOT)),
                        () -> StandardInput.say("ready"));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        input.obey();
    }
}
