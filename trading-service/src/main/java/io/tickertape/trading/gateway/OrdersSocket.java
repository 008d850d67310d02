package io.tickertape.trading.gateway;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.netty.websocket.WebSocketSessionRepository;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.runtime.server.event.ServerShutdownEvent;
import io.micronaut.security.annotation.Secured;
import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnClose;
import io.micronaut.websocket.annotation.OnError;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;
import io.netty.channel.Channel;
import io.netty.handler.codec.CodecException;
import io.tickertape.trading.login.LoggedOut;
import io.tickertape.trading.login.Login;
import io.tickertape.trading.login.Role;
import jakarta.inject.Provider;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The socket of the desk's pages. */
@ServerWebSocket("/orders")
@Secured(Role.Name.TRADER)
final class OrdersSocket {
    private static final Logger LOG = LoggerFactory.getLogger(OrdersSocket.class);

    private final Gateway gateway;
    private final Sessions sessions;
    private final GatewayConfiguration config;
    private final Provider<EmbeddedServer> server;
    /** By the socket itself: its id is whatever the client chose as its Sec-WebSocket-Key. */
    private final Map<WebSocketSession, TraderSession> bySocket = new ConcurrentHashMap<>();

    OrdersSocket(Gateway gateway, Sessions sessions, GatewayConfiguration config, Provider<EmbeddedServer> server) {
        this.gateway = gateway;
        this.sessions = sessions;
        this.config = config;
        this.server = server;
    }

    @OnOpen
    void open(WebSocketSession socket, HttpRequest<?> upgrade) {
        Channel channel =
                ((NettyHttpRequest<?>) upgrade).getChannelHandlerContext().channel();
        if (server.get() instanceof WebSocketSessionRepository open) {
            // A server that stops cuts the sockets it keeps, without a word; these are told to come back.
            open.removeChannel(channel);
        }
        TraderSession session = new TraderSession(Login.of(upgrade), socket, channel, config);
        channel.pipeline()
                .addAfter(MessageCap.DECODER, FrameGuard.NAME, new FrameGuard(session))
                .addAfter(FrameGuard.NAME, MessageCap.NAME, new MessageCap(config.maximumMessage(), session::close));
        bySocket.put(socket, session);
        sessions.open(session);
    }

    @OnMessage(maxPayloadLength = 65_536)
    void message(String text, WebSocketSession socket) {
        TraderSession session = bySocket.get(socket);
        if (session != null) {
            gateway.message(session, text);
        }
    }

    @OnClose
    void close(WebSocketSession socket) {
        TraderSession session = bySocket.remove(socket);
        if (session != null) {
            sessions.close(session);
        }
    }

    @OnError
    void failure(WebSocketSession socket, Throwable failure) {
        if (failure instanceof IOException || failure instanceof CodecException) {
            LOG.debug("A page broke off: {}", failure.toString());
        } else {
            LOG.error("A message could not be handled", failure);
        }
        TraderSession session = bySocket.get(socket);
        if (session == null) {
            socket.close(CloseReason.INTERNAL_ERROR);
        } else {
            session.close(CloseReason.INTERNAL_ERROR);
        }
    }

    @EventListener
    void logOut(LoggedOut login) {
        sessions.closeThoseOf(login);
    }

    @EventListener
    void stop(ServerShutdownEvent event) {
        sessions.closeAll();
    }
}
