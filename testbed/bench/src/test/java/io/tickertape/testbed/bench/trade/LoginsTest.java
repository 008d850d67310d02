package io.tickertape.testbed.bench.trade;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LoginsTest {
    @Test
    void findsWhatAFormSendsBackUnseen() {
        assertEquals(
                Map.of("formToken", "a.b=", "next", ""),
                Logins.hiddenFields(
                        "<form><input type=\"hidden\" name=\"formToken\" value=\"a.b=\">"
                                + "<input name=\"name\" value=\"alice\"><input type=\"hidden\" name=\"next\" value=\"\"></form>"));
    }

    @Test
    void anOrderIsNamedByItsTicket() {
        assertEquals("0a1b", Page.clientOrderId("run.0a1b.1700000000000.ff"));
    }
}
