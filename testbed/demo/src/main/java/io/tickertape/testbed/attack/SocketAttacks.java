package io.tickertape.testbed.attack;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickertape.testbed.client.DeskForm;
import java.util.List;
import java.util.stream.IntStream;

/** Attacks on the desk's WebSocket, by traders who have a login. */
final class SocketAttacks {
    private static final String ENDED = "closed \\d+|cut|refused \\d+";
    private static final byte[] PING = Frames.frame(Frames.FIN | Frames.PING, new byte[125]);
    private static final byte[] PART =
            Frames.frame(Frames.CONTINUATION, "x".repeat(1_000).getBytes(UTF_8));

    private static final int DEAF = 10;
    /** The default of tickertape.gateway.sockets-of-account. */
    private static final int OF_AN_ACCOUNT = 20;

    private SocketAttacks() {}

    /**
     * Attacks on trading-service.
     *
     * @param account that does everything else
     * @param crowd that opens as many sockets as it can
     */
    static List<Assignment> against(Target target, Account account, Account crowd) {
        Service trading = target.trading();
        byte[] begun = Frames.frame(Frames.TEXT, "x".getBytes(UTF_8));
        byte[] heartbeat = Frames.text(DeskForm.heartbeat("").json());
        return List.of(
                Assignment.of(
                        "deflate",
                        "compressed frames that grow",
                        2_000,
                        ENDED,
                        new SocketAttack(
                                trading,
                                account,
                                "Sec-WebSocket-Extensions: permessage-deflate\r\n",
                                List.of(Frames.frame(Frames.FIN | Frames.RSV1 | Frames.TEXT, new byte[60_000])))),
                Assignment.of(
                        "pings",
                        "20,000 pings whose pongs nobody reads",
                        5_000,
                        ENDED,
                        new SocketAttack(trading, account, Frames.times(20_000, PING))),
                Assignment.of(
                        "endless-fragments",
                        "a message of 10 MB in parts",
                        5_000,
                        ENDED,
                        new SocketAttack(trading, account, joined(begun, Frames.times(10_000, PART)))),
                Assignment.of(
                        "message-flood",
                        "1,000 messages at once",
                        5_000,
                        ENDED + "|stays open",
                        new SocketAttack(trading, account, Frames.times(1_000, heartbeat))),
                Assignment.of("broken-frames", "frames against the protocol", 5_000, ENDED, broken(trading, account)),
                Assignment.of(
                        "bad-forms",
                        "messages and tickets that no page sends",
                        3_000,
                        "(gateway|risk|market|ticket)\\..*|closed \\d+|refused \\d+|answered",
                        new BadForms(trading, account)),
                Assignment.of(
                        "deaf-sockets",
                        "sockets that ask and do not read",
                        100,
                        "refused \\d+|(ended|open) within .*",
                        new DeafSockets(trading, account, DEAF, DEAF, 60, question())),
                Assignment.of(
                        "many-sockets",
                        "300 sockets of one account",
                        500,
                        "refused \\d+|(ended|open) within .*",
                        new DeafSockets(trading, crowd, 300, OF_AN_ACCOUNT, 120, new byte[0])));
    }

    private static byte[] question() {
        return Frames.text(DeskForm.order("none", "NOSUCH", "1", "1.00").json());
    }

    private static SocketAttack broken(Service trading, Account account) {
        byte[] unmasked = {(byte) (Frames.FIN | Frames.TEXT), 2, '{', '}'};
        return new SocketAttack(
                trading,
                account,
                Frames.frame(Frames.FIN | Frames.RSV1 | Frames.TEXT, new byte[1]),
                Frames.frame(Frames.FIN | Frames.RSV2 | Frames.TEXT, new byte[1]),
                Frames.frame(Frames.FIN | 0x3, new byte[1]),
                Frames.frame(Frames.FIN | 0xb, new byte[1]),
                Frames.frame(Frames.PING, new byte[1]),
                Frames.frame(Frames.FIN | Frames.PING, new byte[126]),
                Frames.frame(Frames.FIN | Frames.CONTINUATION, new byte[1]),
                Frames.frame(Frames.FIN | Frames.TEXT, new byte[] {(byte) 0xff, (byte) 0xfe}),
                Frames.frame(Frames.FIN | Frames.TEXT, new byte[100_000]),
                Frames.claiming(Frames.FIN | Frames.TEXT, Long.MAX_VALUE),
                Frames.claiming(Frames.FIN | Frames.TEXT, -1),
                Frames.frame(Frames.FIN | Frames.CLOSE, new byte[] {0, 1}),
                Frames.frame(Frames.FIN | Frames.CLOSE, new byte[1]),
                unmasked);
    }

    private static byte[] joined(byte[]... parts) {
        byte[] all = new byte
                [IntStream.range(0, parts.length).map(i -> parts[i].length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
