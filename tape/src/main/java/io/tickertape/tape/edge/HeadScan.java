package io.tickertape.tape.edge;

import io.netty.buffer.ByteBuf;

/**
 * Looks at a request's head as it arrives. The codec would join a line that was folded, as programs in front of the
 * service may not: what the two read would differ. So would it where a line ends without CR LF.
 */
final class HeadScan {
    private boolean carriageReturn;
    private boolean lineIsBegun;
    private boolean headIsBegun;
    private boolean isFaulty;

    /** Whether a part of a head has arrived, and its end has not. */
    boolean isWithinHead() {
        return headIsBegun || lineIsBegun || carriageReturn;
    }

    boolean isFaulty() {
        return isFaulty;
    }

    /** How many bytes belong to the head, the blank line included; all of them where its end is not among them. */
    int bytesOfHead(ByteBuf bytes) {
        int end = bytes.writerIndex();
        for (int at = bytes.readerIndex(); at < end && !isFaulty; at++) {
            if (endsHead(bytes.getByte(at))) {
                return at + 1 - bytes.readerIndex();
            }
        }
        return bytes.readableBytes();
    }

    private boolean endsHead(byte next) {
        if (next == '\n') {
            isFaulty = !carriageReturn;
            boolean isEnd = headIsBegun && !lineIsBegun;
            headIsBegun = !isEnd && (headIsBegun || lineIsBegun);
            lineIsBegun = false;
            carriageReturn = false;
            return isEnd;
        }
        isFaulty = carriageReturn || (!lineIsBegun && (next == ' ' || next == '\t'));
        carriageReturn = next == '\r';
        lineIsBegun |= !carriageReturn;
        return false;
    }
}
