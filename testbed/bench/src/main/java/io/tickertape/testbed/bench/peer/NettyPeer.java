package io.tickertape.testbed.bench.peer;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The limit: Netty without a web framework, nor its own HTTP codec. One direct buffer for all watchers of an event loop,
 * chunk included, and not a byte queued for those whose socket is full: they get the latest of every symbol once it is
 * not.
 */
final class NettyPeer implements Peer {
    private static final int BACKLOG = 4096;

    private final Map<EventLoop, NettyAudience> audiences = new ConcurrentHashMap<>();
    private volatile Frame latest = Frame.NONE;

    @Override
    public void listen(int port) throws InterruptedException {
        boolean epoll = Epoll.isAvailable();
        IoHandlerFactory io = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        Class<? extends ServerChannel> channel = epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(io);
        new ServerBootstrap()
                .group(loops)
                .channel(channel)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(1, 1))
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel connection) {
                        NettyAudience audience = audiences.computeIfAbsent(
                                connection.eventLoop(), loop -> new NettyAudience(loop, latest));
                        connection.pipeline().addLast(new NettyWatcher(audience));
                    }
                })
                .bind("127.0.0.1", port)
                .sync();
    }

    @Override
    public void accept(Frame frame) {
        latest = frame;
        audiences.values().forEach(audience -> audience.deliver(frame));
    }
}
