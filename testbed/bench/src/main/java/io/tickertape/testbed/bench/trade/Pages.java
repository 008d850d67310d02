package io.tickertape.testbed.bench.trade;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Many pages on one event loop. */
final class Pages {
    /** A page that is opened late in a run gets its whole blotter. */
    private static final int LONGEST_MESSAGE = 8 << 20;

    private static final int LONGEST_REFUSAL = 64 << 10;

    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(
            1, Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    private final Tally tally;
    private final List<Page> pages = new ArrayList<>();

    Pages(Tally tally) {
        this.tally = tally;
    }

    /**
     * Opens a page for each cookie.
     *
     * @param ready runs once all of them can place orders
     */
    void open(int port, List<String> cookies, Until until, Runnable ready) throws InterruptedException {
        AtomicInteger missing = new AtomicInteger(cookies.size());
        Runnable one = () -> {
            if (missing.decrementAndGet() == 0) {
                ready.run();
            }
        };
        for (String cookie : cookies) {
            new Bootstrap()
                    .group(loop)
                    .channel(Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class)
                    .option(ChannelOption.TCP_NODELAY, true)
                    .handler(new ChannelInitializer<>() {
                        @Override
                        protected void initChannel(Channel channel) {
                            Page page = new Page(tally, channel, pages.size(), until, one);
                            pages.add(page);
                            channel.pipeline()
                                    .addLast(
                                            new HttpClientCodec(),
                                            new HttpObjectAggregator(LONGEST_REFUSAL),
                                            upgrade(port, cookie),
                                            new PageHandler(page));
                        }
                    })
                    .connect(InetAddress.getLoopbackAddress(), port)
                    .sync();
        }
    }

    private static WebSocketClientProtocolHandler upgrade(int port, String cookie) {
        String host = "localhost:" + port;
        HttpHeaders headers = new DefaultHttpHeaders().set(HttpHeaderNames.ORIGIN, "http://" + host);
        if (!cookie.isEmpty()) {
            headers.set(HttpHeaderNames.COOKIE, cookie);
        }
        return new WebSocketClientProtocolHandler(WebSocketClientProtocolConfig.newBuilder()
                .webSocketUri("ws://" + host + "/orders")
                .customHeaders(headers)
                .maxFramePayloadLength(LONGEST_MESSAGE)
                .handleCloseFrames(false)
                .withUTF8Validator(false)
                .build());
    }

    /** Has all of them place orders. */
    void begin(int perSecond) {
        loop.execute(() -> {
            Rhythm rhythm = new Rhythm(pages.size(), perSecond, System.nanoTime());
            pages.forEach(page -> page.begin(rhythm));
        });
    }
}
