package io.tickertape.tape.edge;

import io.netty.handler.codec.http.HttpResponseStatus;

/**
 * A request that is not answered as it was meant.
 *
 * @param reason by which it is counted
 * @param words that say what was wrong, and what would be right
 */
record Refusal(HttpResponseStatus status, String reason, String words) {
    static final Refusal FOLDED = malformed("A line of the request's head begins with a space, or ends without CR LF.");

    static final Refusal BEHIND_ANOTHER =
            malformed("Nothing may follow a request in chunks, or one for another protocol, on its connection.");

    static final Refusal TOO_MANY_DUE = new Refusal(
            HttpResponseStatus.TOO_MANY_REQUESTS,
            "pipelined",
            "Too many requests of this connection wait for their answers: wait for an answer before the next request.");

    static final Refusal LATE_HEAD =
            new Refusal(HttpResponseStatus.REQUEST_TIMEOUT, "slow", "The request's head took too long to arrive.");

    static final Refusal LATE_BODY =
            new Refusal(HttpResponseStatus.REQUEST_TIMEOUT, "slow", "The request's body took too long to arrive.");

    static final Refusal MEMORY = new Refusal(
            HttpResponseStatus.SERVICE_UNAVAILABLE,
            "memory",
            "So many answers are not read by those who asked for them that there is no memory for another: try again in some seconds.");

    static Refusal malformed(String words) {
        return new Refusal(HttpResponseStatus.BAD_REQUEST, "malformed", words);
    }
}
