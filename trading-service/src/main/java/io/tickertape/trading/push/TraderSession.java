package io.tickertape.trading.push;

import io.micronaut.websocket.CloseReason;
import io.tickertape.trading.login.Login;
import io.tickertape.trading.order.PreviewedForm;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One open page of a trader: what it shows and waits for. Any thread may send and close. All else is for the account's
 * thread.
 */
public final class TraderSession {
    private static final CloseReason LOGGED_OUT = new CloseReason(1008, "logged out");
    /** The page knows by the code that it is not wanted back. */
    private static final CloseReason DISCONNECTED = new CloseReason(4001, "disconnected by an operator");

    private static final SecureRandom RANDOM = new SecureRandom();

    private static final int REMEMBERED_COMMANDS = 200;

    public final String account;
    public final Login login;
    /** For operators; short enough to be typed. */
    final String id = HexFormat.of().toHexDigits(RANDOM.nextInt());

    final Client client;
    final PageState shown = new PageState();
    private final PagePreview ticketPreview = new PagePreview();
    private final PagePreview replacePreview = new PagePreview();
    private final Outlet outlet;
    private final Set<String> commands = Collections.newSetFromMap(new Remembered());
    private volatile @Nullable String ticket;
    private volatile @Nullable Instant heard;
    private @Nullable String awaited;
    private @Nullable String followed;

    public TraderSession(Login login, Client client, Outlet outlet) {
        account = login.account();
        this.login = login;
        this.client = client;
        this.outlet = outlet;
    }

    void send(String html) {
        outlet.send(html);
    }

    void send(PageUpdate update) {
        update.messages().forEach(outlet::send);
        update.answers().forEach(outlet::answered);
    }

    /** Says at once what became of something that the page has sent. */
    void answer(Answer answer) {
        PageUpdate update = new PageUpdate();
        update.answer(answer);
        send(update);
    }

    public void close(CloseReason reason) {
        outlet.close(reason);
    }

    /** Whether what the page still sends is too late to be answered. */
    public boolean isClosing() {
        return outlet.isClosing();
    }

    /** The page finds out why when it comes back. */
    public void logOut() {
        close(LOGGED_OUT);
    }

    /** An operator wants the page gone. */
    void disconnect() {
        close(DISCONNECTED);
    }

    /** The page has sent something. */
    void heard(Instant now) {
        heard = now;
    }

    /** How the page does; any thread may ask. */
    SessionStatus status() {
        return new SessionStatus(id, account, client.address(), client.since(), outlet.waitingBytes(), heard);
    }

    /** What the page asks about one of its forms; any thread may ask. */
    PagePreview preview(PreviewedForm.Name form) {
        return form == PreviewedForm.Name.TICKET ? ticketPreview : replacePreview;
    }

    /** The ticket that the page was sent last; any thread may ask. */
    public @Nullable String ticket() {
        return ticket;
    }

    void ticket(String issued) {
        ticket = issued;
    }

    /** The page's ticket is locked for this order, whose fate the page shows until it sends another. */
    void await(String clientOrderId) {
        awaited = clientOrderId;
        followed = clientOrderId;
    }

    boolean awaits(String clientOrderId) {
        return clientOrderId.equals(awaited);
    }

    /** The order is decided; what becomes of it afterwards is shown all the same. */
    void follow(String clientOrderId) {
        if (awaits(clientOrderId)) {
            awaited = null;
        }
        followed = clientOrderId;
    }

    boolean follows(String clientOrderId) {
        return clientOrderId.equals(followed);
    }

    /** Notes a command that is no new order, whose outcome the page is to be told. */
    void asks(String clientOrderId) {
        commands.add(clientOrderId);
    }

    boolean asked(String clientOrderId) {
        return commands.contains(clientOrderId);
    }

    /** The latest commands; who sends more of them sees what became of the rest in the activity. */
    private static final class Remembered extends LinkedHashMap<String, Boolean> {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED_COMMANDS;
        }
    }
}
