package io.tickertape.trading.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.websocket.CloseReason;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private final List<CloseReason> closed = new ArrayList<>();
    private final EmbeddedChannel channel = new EmbeddedChannel(new MessageCap(100, closed::add));

    @Test
    void passesMessagesUpToTheCap() {
        channel.writeInbound(text(60, false), new PingWebSocketFrame(), more(40, true), text(100, true));

        assertEquals(4, channel.inboundMessages().size());
        channel.releaseInbound();
    }

    @Test
    void closesOnAMessageWhoseFramesAddUpToMore() {
        channel.writeInbound(text(60, false), more(41, false), more(1, false), more(1, true));

        assertEquals(1, channel.inboundMessages().size());
        assertEquals(List.of(new CloseReason(1009, "a message has at most 100 bytes")), closed);
        channel.releaseInbound();
    }

    @Test
    void closesOnAMessageInCrumbs() {
        for (int frame = 0; frame < 66; frame++) {
            channel.writeInbound(frame == 0 ? text(0, false) : more(0, false));
        }

        assertEquals(64, channel.inboundMessages().size());
        assertEquals(List.of(new CloseReason(1009, "a message has at most 64 frames")), closed);
        channel.releaseInbound();
    }

    @Test
    void letsABurstThroughAndThenASteadyRate() {
        RateLimit rate = new RateLimit(10, 3, 0);

        assertTrue(rate.allows(0));
        assertTrue(rate.allows(0));
        assertTrue(rate.allows(0));
        assertFalse(rate.allows(0));
        assertFalse(rate.allows(TimeUnit.MILLISECONDS.toNanos(99)));
        assertTrue(rate.allows(TimeUnit.MILLISECONDS.toNanos(101)));
        assertFalse(rate.allows(TimeUnit.MILLISECONDS.toNanos(102)));
    }

    private static WebSocketFrame text(int bytes, boolean last) {
        return new TextWebSocketFrame(last, 0, Unpooled.wrappedBuffer(new byte[bytes]));
    }

    private static WebSocketFrame more(int bytes, boolean last) {
        return new ContinuationWebSocketFrame(last, 0, Unpooled.wrappedBuffer(new byte[bytes]));
    }
}
