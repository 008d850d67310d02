package io.tickertape.trading.gateway;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketServerExtensionHandler;
import jakarta.inject.Singleton;

/**
 * Never agrees on a compression of WebSocket messages. Micronaut offers it to every client and inflates a message
 * before anything can count it, so that a few small frames would fill the heap.
 */
@Singleton
final class CompressionRefusal implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        NettyServerCustomizer.Registry server = event.getBean();
        server.register(new NettyServerCustomizer() {
            @Override
            public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
                // What a listener returns is asked again for each of its connections.
                return role == ChannelRole.LISTENER ? this : new OfConnection(channel.pipeline());
            }
        });
        return server;
    }

    /** Asked once more for each stream of an HTTP/2 connection, which has a pipeline of its own. */
    private record OfConnection(ChannelPipeline pipeline) implements NettyServerCustomizer {
        @Override
        public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
            return new OfConnection(channel.pipeline());
        }

        @Override
        public void onStreamPipelineBuilt() {
            if (pipeline.get(WebSocketServerExtensionHandler.class) != null) {
                pipeline.remove(WebSocketServerExtensionHandler.class);
            }
        }
    }
}
