package io.tickertape.testbed.bench.peer;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.MediaType;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.ServerWebSocket;

/** The stock socket: answers every message at once, with a text of a fixed length. */
@ServerWebSocket("/orders")
@Requires(property = EchoProgram.LENGTH)
class EchoSocket {
    private final String answer;

    EchoSocket(@Property(name = EchoProgram.LENGTH) int length) {
        answer = ".".repeat(length);
    }

    @OnMessage(maxPayloadLength = 65_536)
    void message(String text, WebSocketSession session) {
        var unused = session.sendAsync(answer, MediaType.TEXT_HTML_TYPE);
    }
}
