"use strict";

// The desk: one socket for orders, one stream for quotes. Nothing old is shown as new, and nothing is sent twice.
(() => {
  const desk = document.getElementById("desk");
  const form = document.getElementById("ticket-form");
  const answer = document.getElementById("answer");
  const byId = (id) => document.getElementById(id);

  const say = (id, text, state) => {
    const element = byId(id);
    if (element.textContent !== text) element.textContent = text;
    element.dataset.state = state;
  };

  // Half of it is chance, so that pages which lost their server together do not come back together.
  const jittered = (attempt, least, most) => Math.min(most, least * 2 ** attempt) * (0.5 + Math.random() / 2);

  // ---- The ticket: locked unless an order on it would be sent now, and once. --------------------------------------

  const locks = {
    reconnecting: "Locked: reconnecting. Nothing is sent.",
    sending: "Locked: sending the order.",
    checking: "Locked: checking what became of the order.",
    "logged out": "Locked: logged out. Nothing is sent.",
  };
  let live = false;
  let loggedOut = false;
  let awaited = null; // the ticket that the page waits for an answer to

  const showLock = () => {
    const lock = loggedOut ? "logged out" : !live ? "reconnecting" : awaited === null ? "" : awaited.asked ? "checking" : "sending";
    form.dataset.lock = lock;
    byId("place").setAttribute("aria-disabled", String(lock !== ""));
    byId("ticket-lock").textContent = lock === "" ? "" : locks[lock];
    const state = loggedOut ? "logged out" : live ? "live" : "reconnecting";
    say("orders-state", loggedOut ? state : `orders ${state}`, loggedOut ? "unreachable" : state);
  };

  const orderOf = (ticket) => ticket.split(".")[1] || "";

  const clearForm = () => {
    byId("ticket-quantity").value = "";
    byId("ticket-limit").value = "";
  };

  const markFields = () => {
    const wrong = new Set(Array.from(answer.querySelectorAll("[data-field]"), (fault) => fault.dataset.field));
    for (const input of form.elements) {
      if (input.name && input.type !== "hidden") input.setAttribute("aria-invalid", String(wrong.has(input.name)));
    }
  };

  const readAnswer = () => {
    const outcome = answer.querySelector("[data-outcome]");
    markFields();
    if (!outcome || awaited === null) return;
    const order = outcome.dataset.order;
    if (order !== awaited.order) {
      // Something was refused, but not by name: the gateway is asked what became of this one.
      if (!order) beat();
      return;
    }
    const word = outcome.dataset.outcome;
    if (word === "sending") return;
    if (word === "unknown") {
      awaited.asked = true;
    } else {
      if (word === "received") clearForm();
      awaited = null;
    }
    showLock();
  };

  form.addEventListener("htmx:wsConfigSend", (event) => {
    const ticket = event.detail.parameters.ticket;
    // The extension would queue it, and send it whenever the socket comes back.
    if (!live || awaited !== null || !ticket) event.preventDefault();
  });

  form.addEventListener("htmx:wsAfterSend", (event) => {
    const ticket = JSON.parse(event.detail.message).ticket;
    awaited = { ticket, order: orderOf(ticket), asked: false };
    answer.textContent = "";
    showLock();
  });

  form.addEventListener("submit", (event) => event.preventDefault());

  const showType = () => {
    const limit = byId("ticket-limit");
    limit.disabled = byId("ticket-type").value === "MARKET";
    const side = form.elements.side.value === "SELL" ? "sell" : "buy";
    byId("place").textContent = `Place ${side} order`;
    byId("place").dataset.side = side;
  };
  form.addEventListener("change", showType);
  form.addEventListener("input", (event) => event.target.removeAttribute("aria-invalid"));

  // ---- The socket: one way to reconnect, whatever the close code, and a heartbeat that JavaScript can see. --------

  const interval = Number(desk.dataset.heartbeat);
  let socket = null;
  let reopen = null; // makes the extension open a new socket
  let attempts = 0;
  let missed = 0;
  let retry = 0;

  const lost = () => {
    live = false;
    if (awaited !== null) awaited.asked = true;
    showLock();
    clearTimeout(retry);
    if (!loggedOut) retry = setTimeout(open, jittered(attempts++, 250, 5000));
  };

  // The browser does not say why a socket was refused: the login may have ended, or be somebody else's by now.
  const askLogin = async () => {
    const state = await fetch("/login/state", { cache: "no-store" }).catch(() => null);
    const name = state && state.ok ? await state.text() : "";
    const ended = state !== null && state.status === 401;
    showLogin(ended, name !== "" && name !== desk.dataset.account);
  };

  const showLogin = (ended, others) => {
    byId("logged-out").hidden = !ended;
    byId("other-login").hidden = !others;
    loggedOut = ended || others;
    if (loggedOut) clearTimeout(retry);
    showLock();
  };

  const abandon = (old) => {
    // Its late events are nobody's business any more.
    old.onopen = old.onclose = old.onerror = null;
    old.close();
  };

  const open = () => {
    clearTimeout(retry);
    if (socket) abandon(socket);
    if (reopen) reopen();
  };

  htmx.createWebSocket = (url) => {
    const opened = new WebSocket(url);
    const slow = setTimeout(() => opened.close(), 10000);
    let refused = true;
    opened.addEventListener("open", () => {
      clearTimeout(slow);
      refused = false;
    });
    opened.addEventListener("close", () => {
      clearTimeout(slow);
      // Before the extension hears of it: after some codes it would never reconnect, after others twice.
      opened.onclose = null;
      if (opened !== socket) return;
      lost();
      if (refused) askLogin();
    });
    socket = opened;
    return opened;
  };

  desk.addEventListener("htmx:wsError", (event) => {
    const wrapper = event.detail.socketWrapper;
    reopen = () => wrapper.init();
  });

  desk.addEventListener("htmx:wsOpen", (event) => {
    const wrapper = event.detail.socketWrapper;
    reopen = () => wrapper.reconnect();
    // What was queued is older than what the trader sees now.
    wrapper.queue.length = 0;
    missed = 0;
  });

  desk.addEventListener("htmx:wsAfterMessage", () => {
    missed = 0;
    attempts = 0;
    if (!live && byId("ticket-id").value) {
      // The first message brings the whole blotter and a fresh ticket.
      live = true;
      showLogin(false, false);
      if (awaited !== null) beat();
    }
    readAnswer();
  });

  const beat = () => {
    if (!socket || socket.readyState !== WebSocket.OPEN) return;
    missed++;
    socket.send(JSON.stringify({ action: "heartbeat", ticket: awaited === null ? "" : awaited.ticket }));
  };

  setInterval(() => {
    if (!socket || socket.readyState !== WebSocket.OPEN) return;
    if (missed >= 2) {
      abandon(socket);
      lost();
    } else {
      beat();
    }
  }, interval);

  // A page that slept knows nothing: it asks at once, and does not wait long for the answer.
  const resync = () => {
    if (document.visibilityState !== "visible") return;
    if (!socket || socket.readyState !== WebSocket.OPEN) {
      open();
      return;
    }
    const asked = socket;
    beat();
    const before = missed;
    setTimeout(() => {
      if (asked === socket && missed >= before) {
        abandon(asked);
        lost();
      }
    }, 2000);
  };
  document.addEventListener("visibilitychange", resync);
  window.addEventListener("pageshow", (event) => event.persisted && resync());
  window.addEventListener("online", () => !live && open());
  window.addEventListener("pagehide", () => {
    live = false;
    showLock();
  });

  // ---- The quotes: one stream that the extension takes for an EventSource, and that never stays closed. -----------

  const quotes = byId("quotes");
  const silence = 25000; // the ticker says something every 10 s

  const quotesLive = () => {
    quotes.classList.remove("lost");
    byId("quotes-notice").hidden = true;
    say("quotes-state", "quotes live", "live");
  };

  const quotesLost = () => {
    quotes.classList.add("lost");
    const notice = byId("quotes-notice");
    notice.hidden = false;
    notice.textContent = byId("quote-rows").children.length
      ? "Reconnecting to the ticker: these prices are old."
      : "No quotes yet: reconnecting to the ticker.";
    say("quotes-state", "quotes reconnecting", "reconnecting");
  };

  class QuoteSource extends EventTarget {
    constructor(url) {
      super();
      this.url = url;
      this.readyState = EventSource.CONNECTING;
      this.names = new Set();
      this.lastEventId = "";
      this.attempts = 0;
      this.addEventListener("board", () => {});
      this.addEventListener("heartbeat", () => {});
      this.connect();
    }

    addEventListener(name, listener) {
      super.addEventListener(name, listener);
      if (!this.names.has(name)) {
        this.names.add(name);
        if (this.source) this.relay(name);
      }
    }

    relay(name) {
      const source = this.source;
      source.addEventListener(name, (event) => {
        if (source !== this.source) return;
        if (event.lastEventId) this.lastEventId = event.lastEventId;
        this.heard();
        quotesLive();
        this.dispatchEvent(new MessageEvent(name, { data: event.data, lastEventId: event.lastEventId }));
      });
    }

    connect() {
      const url = new URL(this.url, location.href);
      if (this.lastEventId) url.searchParams.set("lastEventId", this.lastEventId);
      this.source = new EventSource(url);
      this.names.forEach((name) => this.relay(name));
      this.source.onopen = (event) => {
        this.readyState = EventSource.OPEN;
        this.attempts = 0;
        if (this.onopen) this.onopen(event);
      };
      this.source.onerror = (event) => this.reconnect(event);
      this.heard();
    }

    // The browser's own retry has no jitter, and an answer that is no stream would end it for good.
    reconnect(event) {
      this.source.onopen = this.source.onerror = null;
      this.source.close();
      this.source = null;
      clearTimeout(this.silent);
      this.readyState = EventSource.CONNECTING;
      quotesLost();
      if (this.onerror) this.onerror(event);
      this.retry = setTimeout(() => this.connect(), jittered(this.attempts++, 500, 8000));
    }

    heard() {
      clearTimeout(this.silent);
      this.silent = setTimeout(() => this.reconnect(new Event("error")), silence);
    }

    close() {
      clearTimeout(this.silent);
      clearTimeout(this.retry);
      if (this.source) {
        this.source.onopen = this.source.onerror = null;
        this.source.close();
        this.source = null;
      }
      this.readyState = EventSource.CLOSED;
    }
  }

  let quoteSource = null;
  htmx.createEventSource = (url) => {
    quoteSource = new QuoteSource(url);
    return quoteSource;
  };
  window.addEventListener("pagehide", () => {
    if (quoteSource) quoteSource.close();
    quotesLost();
  });
  window.addEventListener("pageshow", (event) => event.persisted && quoteSource && quoteSource.connect());

  // A click on a quote writes its symbol on the ticket.
  byId("quote-rows").addEventListener("click", (event) => {
    const row = event.target.closest("tr[sse-swap]");
    if (row) {
      byId("ticket-symbol").value = row.getAttribute("sse-swap");
      byId("ticket-quantity").focus();
    }
  });

  showType();
  showLock();
})();
