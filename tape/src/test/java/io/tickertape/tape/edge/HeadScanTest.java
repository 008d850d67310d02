package io.tickertape.tape.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadScanTest {
    private static final String HEAD = "\r\n\r\nGET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @Test
    void findsTheEndOfAHeadHoweverItIsCut() {
        for (int cut = 0; cut <= HEAD.length(); cut++) {
            HeadScan scan = new HeadScan();
            assertEquals(cut, scan.bytesOfHead(bytes(HEAD.substring(0, cut))));
            if (cut < HEAD.length()) {
                assertEquals(HEAD.length() - cut, scan.bytesOfHead(bytes(HEAD.substring(cut) + "body")));
            }

            assertFalse(scan.isFaulty(), "cut at " + cut);
            assertFalse(scan.isWithinHead(), "cut at " + cut);
        }
    }

    @Test
    void isWithinAHeadFromItsFirstByteToItsLast() {
        for (int cut = 5; cut < HEAD.length(); cut++) {
            HeadScan scan = new HeadScan();
            scan.bytesOfHead(bytes(HEAD.substring(0, cut)));

            assertTrue(scan.isWithinHead(), "cut at " + cut);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                " GET / HTTP/1.1\r\n",
                "GET / HTTP/1.1\n",
                "GET / HTTP/1.1\r\r\n",
                "GET / HTTP/1.1\r\nA: b\rC: d\r\n",
                "GET / HTTP/1.1\r\n \r\n",
                "GET / HTTP/1.1\r\nA: b\r\n\tc\r\n",
                "GET / HTTP/1.1\r\nA: b\r\n\n"
            })
    void seesAFaultHoweverItIsCut(String head) {
        for (int cut = 0; cut < head.length(); cut++) {
            HeadScan scan = new HeadScan();
            scan.bytesOfHead(bytes(head.substring(0, cut)));
            scan.bytesOfHead(bytes(head.substring(cut)));

            assertTrue(scan.isFaulty(), "cut at " + cut);
        }
    }

    private static ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
    }
}
