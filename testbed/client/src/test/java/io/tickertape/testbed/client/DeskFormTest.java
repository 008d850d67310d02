package io.tickertape.testbed.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DeskFormTest {
    @Test
    void sendsWhatThePagesFormsSend() {
        assertEquals(
                "{\"action\":\"order\",\"ticket\":\"run.c1.9.ff\",\"symbol\":\"ACME\",\"side\":\"BUY\",\"quantity\":\"10\","
                        + "\"type\":\"LIMIT\",\"limitPrice\":\"9.50\",\"timeInForce\":\"DAY\"}",
                DeskForm.order("run.c1.9.ff", "ACME", "10", "9.50").json());
        assertEquals(
                "{\"action\":\"replace\",\"orderId\":\"0-1\",\"quantity\":\"5\",\"report\":\"12\"}",
                DeskForm.replace("0-1", "5").madeFrom("12").json());
        assertEquals(
                "{\"action\":\"cancel\",\"orderId\":\"0-1\"}",
                DeskForm.cancel("0-1").json());
    }

    @Test
    void leavesOutAReportAndATicketThatThePageDoesNotHave() {
        assertEquals(
                "{\"action\":\"cancel-all\"}", DeskForm.cancelAll().madeFrom("").json());
        assertEquals("{\"action\":\"heartbeat\"}", DeskForm.heartbeat("").json());
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        Map<String, String> hostile = Map.of("a\"b", "\\ \" \n \u0001 ü", "plain", "1");
        assertEquals(hostile, Json.read(Json.write(hostile)));
    }
}
