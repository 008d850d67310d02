package io.tickertape.testbed.bench.trade;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;

/** Brings a page what comes from its socket. */
final class PageHandler extends SimpleChannelInboundHandler<WebSocketFrame> {
    private final Page page;

    PageHandler(Page page) {
        this.page = page;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
            page.opened();
        } else if (event == ClientHandshakeStateEvent.HANDSHAKE_TIMEOUT) {
            StandardInput.fail("A socket was not opened in time");
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        if (frame instanceof TextWebSocketFrame) {
            page.message(frame.content());
        } else if (frame instanceof CloseWebSocketFrame close) {
            StandardInput.fail("A socket was closed: " + close.statusCode() + " " + close.reasonText());
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        StandardInput.fail("A socket has ended");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        StandardInput.fail("A socket has failed: " + failure);
    }
}
