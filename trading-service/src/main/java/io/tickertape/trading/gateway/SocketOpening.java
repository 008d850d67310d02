package io.tickertape.trading.gateway;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.netty.websocket.WebSocketSessionRepository;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.websocket.WebSocketSession;
import io.netty.channel.Channel;
import io.tickertape.tape.edge.ClientAddress;
import io.tickertape.trading.login.Login;
import io.tickertape.trading.push.Client;
import io.tickertape.trading.push.PushConfiguration;
import io.tickertape.trading.push.SocketOutlet;
import io.tickertape.trading.push.TraderSession;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Makes a page of a socket that has just been opened: counted, and with its guards before everything that it sends. */
@Singleton
final class SocketOpening {
    private final OpenSockets sockets;
    private final ClientAddress addresses;
    private final GatewayConfiguration config;
    private final PushConfiguration pushConfig;
    private final InstantSource clock;
    private final Provider<EmbeddedServer> server;

    SocketOpening(
            OpenSockets sockets,
            ClientAddress addresses,
            GatewayConfiguration config,
            PushConfiguration pushConfig,
            InstantSource clock,
            Provider<EmbeddedServer> server) {
        this.sockets = sockets;
        this.addresses = addresses;
        this.config = config;
        this.pushConfig = pushConfig;
        this.clock = clock;
        this.server = server;
    }

    Inbound page(WebSocketSession socket, HttpRequest<?> upgrade) {
        Channel channel =
                ((NettyHttpRequest<?>) upgrade).getChannelHandlerContext().channel();
        if (server.get() instanceof WebSocketSessionRepository open) {
            // A server that stops cuts the sockets it keeps, without a word; these are told to come back.
            open.removeChannel(channel);
        }
        Login login = Login.of(upgrade);
        String address = addresses.of(upgrade);
        SocketOutlet outlet = new SocketOutlet(socket, channel, pushConfig);
        TraderSession session = new TraderSession(login, new Client(address, clock.instant()), outlet);
        OpenSockets.Place place = sockets.enter(login.account(), address);
        Inbound page = new Inbound(session, socket, channel, config, place);
        channel.pipeline()
                .addAfter(MessageCap.DECODER, FrameGuard.NAME, new FrameGuard(page, outlet))
                .addAfter(FrameGuard.NAME, MessageCap.NAME, new MessageCap(config.maximumMessage(), outlet::close));
        return page;
    }
}
