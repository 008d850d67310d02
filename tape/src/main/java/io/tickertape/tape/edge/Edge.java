package io.tickertape.tape.edge;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.ssl.SslHandler;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the guards into each connection of the server, before anything of Micronaut's sees a request. */
@Singleton
final class Edge implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
    private final Parts parts;

    Edge(
            EdgeConfiguration config,
            ClientAddress addresses,
            BeanProvider<ErrorPage> pages,
            BeanProvider<MeterRegistry> meters) {
        parts = new Parts(config, addresses, pages, meters);
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        NettyServerCustomizer.Registry server = event.getBean();
        server.register(new Listener(parts));
        return server;
    }

    /** The rules, limits and answers that the guards of all connections share. */
    static final class Parts {
        private final EdgeConfiguration config;
        private final ClientAddress addresses;
        private final BeanProvider<ErrorPage> pages;
        private final BeanProvider<MeterRegistry> meters;
        private final RequestRules rules;
        private final ConnectionCaps caps;
        private final AnswersInFlight answers = AnswersInFlight.ofThisProcess();

        Parts(
                EdgeConfiguration config,
                ClientAddress addresses,
                BeanProvider<ErrorPage> pages,
                BeanProvider<MeterRegistry> meters) {
            this.config = config;
            this.addresses = addresses;
            this.pages = pages;
            this.meters = meters;
            rules = new RequestRules(new AllowedHosts(config.hosts()));
            AddressRanges uncapped = AddressRanges.of("tickertape.edge.uncapped", config.uncapped());
            caps = new ConnectionCaps(
                    config.maximumConnections(),
                    config.maximumConnectionsPerAddress(),
                    address -> uncapped.contain(address) || addresses.isTrusted(address));
        }

        EdgeConfiguration config() {
            return config;
        }

        RequestRules rules() {
            return rules;
        }

        AnswersInFlight answers() {
            return answers;
        }

        FullHttpResponse answer(Refusal refusal, @Nullable HttpRequest request) {
            return pages.get().answer(refusal, request);
        }

        void count(Refusal refusal) {
            meters.get()
                    .counter("tickertape.edge.refusals", "reason", refusal.reason())
                    .increment();
        }

        /** Whether the browser came by TLS, to this service or to a trusted proxy in front of it. */
        boolean isSecure(Channel channel, @Nullable HttpRequest request) {
            if (channel.pipeline().get(SslHandler.class) != null) {
                return true;
            }
            if (request == null || !addresses.isTrusted(addressOf(channel))) {
                return false;
            }
            List<String> schemes = request.headers().getAll("X-Forwarded-Proto");
            return !schemes.isEmpty() && schemes.get(schemes.size() - 1).equals("https");
        }

        private static @Nullable InetAddress addressOf(Channel channel) {
            return channel.remoteAddress() instanceof InetSocketAddress from ? from.getAddress() : null;
        }
    }

    /** The server asks the customizer of its listener again for each connection. */
    private record Listener(Parts parts) implements NettyServerCustomizer {
        @Override
        public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
            return role == ChannelRole.LISTENER ? this : new Connection(parts, channel);
        }
    }

    private record Connection(Parts parts, Channel channel) implements NettyServerCustomizer {
        @Override
        public NettyServerCustomizer specializeForChannel(Channel stream, ChannelRole role) {
            return new Connection(parts, stream);
        }

        @Override
        public void onStreamPipelineBuilt() {
            ChannelPipeline pipeline = channel.pipeline();
            ChannelHandlerContext codec = pipeline.context(HttpServerCodec.class);
            if (codec == null) {
                return;
            }
            RequestGuard guard = new RequestGuard(parts, counted());
            pipeline.addAfter(codec.name(), null, guard);
            pipeline.addBefore(codec.name(), null, new HeadLines(guard));
        }

        @SuppressWarnings("FutureReturnValueIgnored") // the end of a connection is waited for by nobody
        private @Nullable Refusal counted() {
            InetAddress address = Parts.addressOf(channel);
            if (address == null) {
                return null;
            }
            Refusal tooMany = parts.caps.open(address);
            channel.closeFuture().addListener(closed -> parts.caps.close(address));
            return tooMany;
        }
    }
}
