package io.tickertape.testbed.bench.peer.order;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.MediaType;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;

/** The stock socket. */
@ServerWebSocket(OrderPeer.PATH)
@Requires(property = MicronautOrders.HERE)
class MicronautSocket {
    private static final String SESSION = "session";

    private final OrderForms forms;
    private final MicronautJournal journal;

    MicronautSocket(OrderForms forms, MicronautJournal journal) {
        this.forms = forms;
        this.journal = journal;
    }

    @OnOpen
    void open(WebSocketSession socket) {
        OrderForms.Session session = forms.opened();
        socket.put(SESSION, session);
        var unused = socket.sendAsync(forms.ticket(session), MediaType.TEXT_HTML_TYPE);
    }

    @OnMessage(maxPayloadLength = 65_536)
    void message(String text, WebSocketSession socket) {
        OrderForms.Session session =
                socket.get(SESSION, OrderForms.Session.class).orElseThrow();
        OrderForms.Order order = forms.read(text);
        var unused = journal.append(order.account(), order.record())
                .thenCompose(sent -> socket.sendAsync(forms.received(session, order), MediaType.TEXT_HTML_TYPE));
    }
}
