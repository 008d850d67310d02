package io.tickertape.testbed.bench.trade;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.tickertape.testbed.bench.load.Load;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A trader's page: sends an order on its ticket, and reads what becomes of it; used by its event loop alone. */
final class Page extends Place implements Fragments.Listener {
    private static final long RETRY_MILLIS = 50;
    private static final byte[] SENDING = Fragments.bytes("sending");
    private static final byte[] UNKNOWN = Fragments.bytes("unknown");
    private static final byte[] REFUSED = Fragments.bytes("refused");
    private static final byte[] NOT_PLACED = Fragments.bytes("not-placed");
    private static final byte[] FILLED = Fragments.bytes("filled");
    /** Of the length of a real one, for those who do not look at it. */
    private static final String NO_TICKET =
            "0".repeat(16) + "." + "0".repeat(32) + "." + "0".repeat(13) + "." + "0".repeat(64);

    private final Channel channel;
    private final Until until;
    private final Runnable ready;
    private final String symbol;
    private final Fragments fragments = new Fragments();
    private final Map<String, Long> unfilled = new HashMap<>();
    private byte[] message = new byte[1 << 12];
    private @Nullable String ticket;
    private byte[] awaited = {};
    private boolean answered;
    private boolean refused;
    private long now;

    /** @param ready runs once it can place orders */
    Page(Tally tally, Channel channel, int index, Until until, Runnable ready) {
        super(tally, channel.eventLoop(), index);
        this.channel = channel;
        this.until = until;
        this.ready = ready;
        symbol = Load.symbol(index % OrderText.SYMBOLS);
    }

    /** The socket is open. */
    void opened() {
        if (until == Until.ECHOED) {
            ticket = NO_TICKET;
            ready.run();
        }
    }

    @Override
    protected void place() {
        String written = ticket;
        if (written == null) {
            throw new IllegalStateException("no ticket");
        }
        String clientOrderId = clientOrderId(written);
        awaited = Fragments.bytes(clientOrderId);
        if (until == Until.FILLED) {
            unfilled.put(clientOrderId, placedAt());
        }
        var unused = channel.writeAndFlush(
                new TextWebSocketFrame(Unpooled.wrappedBuffer(OrderText.form(written, symbol))), channel.voidPromise());
    }

    /** The second part of a ticket is the name of the order that is written on it. */
    static String clientOrderId(String ticket) {
        int first = ticket.indexOf('.') + 1;
        return ticket.substring(first, ticket.indexOf('.', first));
    }

    void message(ByteBuf text) {
        now = System.nanoTime();
        int length = text.readableBytes();
        tally.message(length, now);
        if (message.length < length) {
            message = new byte[2 * length];
        }
        text.getBytes(text.readerIndex(), message, 0, length);
        answered = until == Until.ECHOED;
        refused = false;
        fragments.read(message, length, this);
        // The ticket may stand anywhere in the message, so what follows waits until all of it is read.
        if (answered) {
            goOn();
        } else if (refused) {
            tally.refused(now);
            var unused = channel.eventLoop().schedule(this::place, RETRY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void goOn() {
        awaited = new byte[0];
        if (until != Until.FILLED) {
            tally.answered(placedAt(), now);
        }
        next();
    }

    @Override
    public void ticket(byte[] bytes, int from, int to) {
        boolean first = ticket == null;
        ticket = new String(bytes, from, to - from, StandardCharsets.US_ASCII);
        if (first) {
            ready.run();
        }
    }

    @Override
    public void outcome(byte[] bytes, Fragments.Part order, Fragments.Part outcome) {
        if (awaited.length == 0 || !order.is(bytes, awaited)) {
            return;
        }
        if (outcome.is(bytes, REFUSED) || outcome.is(bytes, NOT_PLACED)) {
            refused = true;
        } else if (!outcome.is(bytes, SENDING) && !outcome.is(bytes, UNKNOWN)) {
            answered = true;
        }
    }

    @Override
    public void row(byte[] bytes, Fragments.Part order, Fragments.Part state) {
        if (!state.is(bytes, FILLED)) {
            return;
        }
        tally.filled(now);
        if (until == Until.FILLED) {
            Long since = unfilled.remove(order.text(bytes));
            if (since != null) {
                tally.answered(since, now);
            }
        }
    }
}
