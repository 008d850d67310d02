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
import io.tickertape.trading.browser.ClientAddress;
import io.tickertape.trading.login.LoggedOut;
import io.tickertape.trading.login.Login;
import io.tickertape.trading.login.Role;
import io.tickertape.trading.push.Client;
import io.tickertape.trading.push.Push;
import io.tickertape.trading.push.PushConfiguration;
import io.tickertape.trading.push.TraderSession;
import jakarta.inject.Provider;
import java.io.IOException;
import java.time.InstantSource;
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
    private final ClientAddress addresses;
    private final InstantSource clock;
    private final GatewayConfiguration config;
    private final PushConfiguration pushConfig;
    private final Provider<EmbeddedServer> server;
    /** By the socket itself: its id is whatever the client chose as its Sec-WebSocket-Key. */
    private final Map<WebSocketSession, Inbound> bySocket = new ConcurrentHashMap<>();

    OrdersSocket(
            Gateway gateway,
            Push push,
            ClientAddress addresses,
            InstantSource clock,
            GatewayConfiguration config,
            PushConfiguration pushConfig,
            Provider<EmbeddedServer> server) {
        this.gateway = gateway;
        this.push = push;
        this.addresses = addresses;
        this.clock = clock;
        this.config = config;
        this.pushConfig = pushConfig;
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
        Login login = Login.of(upgrade);
        Client client = new Client(addresses.of(upgrade), clock.instant());
        TraderSession session = new TraderSession(login, client, socket, channel, pushConfig);
        Inbound page = new Inbound(session, login, socket, channel, config);
        channel.pipeline()
                .addAfter(MessageCap.DECODER, FrameGuard.NAME, new FrameGuard(page))
                .addAfter(FrameGuard.NAME, MessageCap.NAME, new MessageCap(config.maximumMessage(), session::close));
        bySocket.put(socket, page);
        push.open(session);
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
    void logOut(LoggedOut login) {
        push.closeThoseOf(login);
    }

    @EventListener
    void stop(ServerShutdownEvent event) {
        push.pages().closeAll();
    }
}
