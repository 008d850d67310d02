package io.tickertape.tape.edge;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AnswersInFlightTest {
    private static final int PART = 60_000;

    private final AnswersInFlight answers = new AnswersInFlight(2 * PART);

    @Test
    void memoryIsShortUntilTheAnswersAreTaken() {
        EmbeddedChannel one = connection();
        EmbeddedChannel other = connection();
        answer(one, PART);
        assertFalse(answers.isShort());
        answer(other, PART);
        assertTrue(answers.isShort());

        one.flush();
        assertFalse(answers.isShort());
        other.flush();
    }

    @Test
    void whoeverTakesNothingIsCutWhereMemoryIsShort() {
        EmbeddedChannel deaf = connection();
        answer(deaf, 2 * PART);
        pass(deaf, 4);
        assertTrue(deaf.isOpen());
        pass(deaf, 2);

        assertFalse(deaf.isOpen());
        assertFalse(answers.isShort());
    }

    @Test
    void whoeverIsSlowIsServedWhileThereIsMemory() {
        EmbeddedChannel slow = connection();
        answer(slow, PART);
        pass(slow, 60);

        assertTrue(slow.isOpen());
    }

    @Test
    void whatIsSmallIsNotCounted() {
        for (int i = 0; i < 100; i++) {
            answer(connection(), 10_000);
        }

        assertFalse(answers.isShort());
    }

    private EmbeddedChannel connection() {
        return new EmbeddedChannel(new ChannelOutboundHandlerAdapter() {
            @Override
            public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
                answers.add(context.channel(), message, promise);
                var unused = context.write(message, promise);
            }
        });
    }

    /** An answer that stays where it is until the connection is flushed. */
    private static void answer(EmbeddedChannel connection, int length) {
        var unused = connection.write(Unpooled.wrappedBuffer(new byte[length]));
    }

    private static void pass(EmbeddedChannel connection, int seconds) {
        for (int i = 0; i < seconds; i++) {
            connection.advanceTimeBy(1, TimeUnit.SECONDS);
            connection.runScheduledPendingTasks();
        }
    }
}
