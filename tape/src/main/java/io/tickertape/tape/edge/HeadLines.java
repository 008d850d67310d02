package io.tickertape.tape.edge;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Hands the codec each head after a look at its lines, and tells the guard what a connection still owes. */
final class HeadLines extends ChannelInboundHandlerAdapter {
    private final RequestGuard guard;
    private final HeadScan scan = new HeadScan();
    private long bytesOfBody;

    HeadLines(RequestGuard guard) {
        this.guard = guard;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof ByteBuf bytes)) {
            context.fireChannelRead(message);
            return;
        }
        try {
            guard.hears();
            while (bytes.isReadable() && !guard.hasRefused()) {
                readPart(context, bytes);
            }
        } finally {
            bytes.release();
        }
    }

    private void readPart(ChannelHandlerContext context, ByteBuf bytes) {
        if (bytesOfBody > 0) {
            int part = (int) Math.min(bytesOfBody, bytes.readableBytes());
            bytesOfBody -= bytesOfBody == RequestGuard.UNTIL_THE_END ? 0 : part;
            context.fireChannelRead(bytes.readRetainedSlice(part));
            return;
        }
        int part = scan.bytesOfHead(bytes);
        if (scan.isFaulty()) {
            guard.refuse(Refusal.FOLDED, null);
            return;
        }
        context.fireChannelRead(bytes.readRetainedSlice(part));
        if (!scan.isWithinHead()) {
            bytesOfBody = guard.takeBytesOfBody();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (scan.isWithinHead()) {
            guard.awaitsHead();
        }
        context.fireChannelReadComplete();
    }
}
