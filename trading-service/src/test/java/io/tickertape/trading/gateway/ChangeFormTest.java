package io.tickertape.trading.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.tickertape.trading.Orders;
import io.tickertape.trading.order.CancelAll;
import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.Refusal;
import io.tickertape.trading.order.Replace;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeFormTest {
    private static final String REPLACE = "\"action\":\"replace\",\"orderId\":\"0-7\",\"quantity\":\"5\"";
    private static final String CANCEL_ALL = "\"action\":\"cancel-all\"";

    @Test
    void namesTheReportThatThePageShowed() {
        assertEquals(42L, reportOf(command(REPLACE + ",\"report\":\"42\"")));
        assertEquals(0L, reportOf(command(CANCEL_ALL + ",\"report\":\"0\"")));
    }

    @Test
    void takesAFormThatNamesNone() {
        assertEquals(null, reportOf(command(REPLACE)));
        assertEquals(null, reportOf(command(REPLACE + ",\"report\":\"\"")));
        assertEquals(null, reportOf(command(CANCEL_ALL)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "latest", "1234567890123456789", "1,000"})
    void refusesWhatIsNoReport(String report) {
        for (String form : List.of(REPLACE, CANCEL_ALL)) {
            CommandForm.Refused refused =
                    assertInstanceOf(CommandForm.Refused.class, read(form + ",\"report\":\"" + report + "\""));
            assertEquals(
                    List.of("report"),
                    refused.refusals().stream().map(Refusal::field).toList());
        }
    }

    private static @Nullable Long reportOf(Command command) {
        return command instanceof CancelAll all ? all.report() : ((Replace) command).report();
    }

    private static Command command(String fields) {
        return assertInstanceOf(CommandForm.Asked.class, read(fields)).command();
    }

    private static CommandForm read(String fields) {
        return ChangeForm.read(
                FormMessage.parse("{" + fields + "}").orElseThrow(),
                "alice",
                "c1",
                Orders.NOON,
                Duration.ofSeconds(10));
    }
}
