package io.tickertape.trading.gateway;

import io.micronaut.http.HttpRequest;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerShutdownEvent;
import io.micronaut.security.annotation.Secured;
import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnClose;
import io.micronaut.websocket.annotation.OnError;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;
import io.netty.handler.codec.CodecException;
import io.tickertape.trading.login.EndedLogins;
import io.tickertape.trading.login.Role;
import io.tickertape.trading.push.Push;
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
    private final Push push;
    private final EndedLogins ended;
    private final SocketOpening opening;
    /** By the socket itself: its id is whatever the client chose as its Sec-WebSocket-Key. */
    private final Map<WebSocketSession, Inbound> bySocket = new ConcurrentHashMap<>();

    OrdersSocket(Gateway gateway, Push push, EndedLogins ended, SocketOpening opening) {
        this.gateway = gateway;
        this.push = push;
        this.ended = ended;
        this.opening = opening;
    }

    @OnOpen
    void open(WebSocketSession socket, HttpRequest<?> upgrade) {
        Inbound page = opening.page(socket, upgrade);
        bySocket.put(socket, page);
        CloseReason refusal = page.refusedPlace();
        if (refusal != null) {
            // Not before it is open: a page cannot see why a handshake was refused.
            page.session.close(refusal);
            return;
        }
        push.open(page.session);
        if (ended.isEnded(page.session.login)) {
            // Since the upgrade was let in: those that were open then have been closed already.
            page.session.logOut();
        }
    }

    @OnMessage(maxPayloadLength = 65_536)
    void message(String text, WebSocketSession socket) {
        Inbound page = bySocket.get(socket);
        if (page != null) {
            gateway.message(page, text);
        }
    }

    @OnClose
    void close(WebSocketSession socket) {
        Inbound page = bySocket.remove(socket);
        if (page != null) {
            page.closed();
            push.close(page.session);
        }
    }

    @OnError
    void failure(WebSocketSession socket, Throwable failure) {
        if (failure instanceof IOException || failure instanceof CodecException) {
            LOG.debug("A page broke off: {}", failure.toString());
        } else {
            LOG.error("A message could not be handled", failure);
        }
        Inbound page = bySocket.get(socket);
        if (page == null) {
            socket.close(CloseReason.INTERNAL_ERROR);
        } else {
            page.session.close(CloseReason.INTERNAL_ERROR);
        }
    }

    @EventListener
    void stop(ServerShutdownEvent event) {
        push.pages().closeAll();
    }
}
