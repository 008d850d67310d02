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
    for (const id of ["ticket-quantity", "ticket-limit", "ticket-stop"]) byId(id).value = "";
    showEstimate();
  };

  const faultsIn = (element) => new Set(Array.from(element.querySelectorAll("[data-field]"), (fault) => fault.dataset.field));

  const markFields = (fields, wrong) => {
    for (const input of fields.elements) {
      if (input.name && input.type !== "hidden") input.setAttribute("aria-invalid", String(wrong.has(input.name)));
    }
  };

  const unplaced = ["refused", "asked", "not-placed", "rejected"];
  let marked = null; // the answer whose faults stand at the fields

  const readAnswer = () => {
    const outcome = answer.querySelector("[data-outcome]");
    if (outcome !== marked) {
      marked = outcome;
      markFields(form, faultsIn(answer));
    }
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
      if (!unplaced.includes(word)) clearForm();
      awaited = null;
    }
    showLock();
  };

  // The extension would queue what is sent now, and send it whenever the socket comes back.
  desk.addEventListener("htmx:wsConfigSend", (event) => {
    if (!live) event.preventDefault();
  });

  // With an order goes what the trader looks at while sending it: what each side would trade at, too.
  const sendQuote = (sent, symbol) => {
    const quote = quoteOf(symbol);
    sent.quotePrice = quote ? quote.last : "";
    sent.quoteSequence = quote ? quote.sequence : "";
    sent.quoteBid = quote ? quote.bid || quote.last : "";
    sent.quoteAsk = quote ? quote.ask || quote.last : "";
  };

  form.addEventListener("htmx:wsConfigSend", (event) => {
    const sent = event.detail.parameters;
    if (awaited !== null || !sent.ticket) event.preventDefault();
    sendQuote(sent, sent.symbol);
    sent.placeAnyway = byId("place-anyway").value;
    byId("place-anyway").value = "";
  });

  form.addEventListener("htmx:wsAfterSend", (event) => {
    const ticket = JSON.parse(event.detail.message).ticket;
    awaited = { ticket, order: orderOf(ticket), asked: false };
    answer.textContent = "";
    showLock();
    const sent = awaited;
    setTimeout(() => {
      if (awaited !== sent || sent.asked) return;
      sent.asked = true;
      showLock();
      beat();
    }, 2000);
  });

  form.addEventListener("submit", (event) => event.preventDefault());

  const sideOf = () => (form.elements.side.value === "SELL" ? "sell" : "buy");

  const showField = (name, shown) => {
    const field = form.querySelector(`.field.${name}`);
    field.hidden = !shown;
    field.querySelector("input").disabled = !shown;
  };

  const showType = () => {
    const type = byId("ticket-type").value;
    const stops = type === "STOP" || type === "STOP_LIMIT";
    form.dataset.type = type;
    showField("limit", type === "LIMIT" || type === "STOP_LIMIT");
    showField("stop", stops);
    // An order that waits for its stop price cannot be immediate.
    const time = byId("ticket-time");
    for (const option of time.options) {
      option.disabled = stops && (option.value === "IOC" || option.value === "FOK");
      if (option.disabled && option.selected) time.value = "DAY";
    }
    showEstimate();
  };

  // ---- What an order may cost: decimals as whole numbers of their eighth decimal, never as floating point. ---------

  const SCALE = 8;

  const decimal = (text) => {
    const match = /^(-?)(\d{1,15})(?:\.(\d{1,8}))?$/.exec((text || "").replaceAll(",", "").trim());
    if (!match) return null;
    const whole = BigInt(match[2] + (match[3] || "").padEnd(SCALE, "0"));
    return match[1] ? -whole : whole;
  };

  const money = (amount) => {
    const cents = (amount < 0n ? -amount : amount) / 1000000n;
    const text = cents.toString().padStart(3, "0");
    return (amount < 0n ? "−" : "") + text.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ",") + "." + text.slice(-2);
  };

  const priceOf = (quote) => {
    const type = byId("ticket-type").value;
    if (type === "LIMIT" || type === "STOP_LIMIT") return decimal(byId("ticket-limit").value);
    if (type === "STOP") return decimal(byId("ticket-stop").value);
    if (!quote) return null;
    return decimal(sideOf() === "buy" ? quote.ask : quote.bid) ?? decimal(quote.last);
  };

  const showEstimate = () => {
    const symbol = byId("ticket-symbol").value.trim().toUpperCase();
    const quantity = /^\d{1,15}$/.test(byId("ticket-quantity").value.trim()) ? BigInt(byId("ticket-quantity").value.trim()) : null;
    const price = priceOf(quoteOf(symbol));
    const value = quantity === null || price === null ? null : quantity * price;
    const buys = sideOf() === "buy";
    const place = byId("place");
    place.dataset.side = sideOf();
    place.textContent = `${buys ? "Buy" : "Sell"}${quantity === null ? "" : " " + quantity.toString().replace(/\B(?=(\d{3})+$)/g, ",")}${symbol ? " " + symbol : ""}`;
    byId("estimate-value").textContent = value === null ? "–" : money(value);
    byId("estimate-left-word").textContent = buys ? "Buying power left" : "Shares left";
    const left = buys ? powerLeft(value) : sharesLeft(symbol, quantity);
    byId("estimate-left").textContent = left === null ? "–" : left.words;
    byId("estimate-left").classList.toggle("down", left !== null && left.short);
  };

  const powerLeft = (value) => {
    const power = decimal(byId("cash-power").dataset.value);
    if (value === null || power === null) return null;
    return { words: money(power - value), short: power < value };
  };

  const sharesLeft = (symbol, quantity) => {
    if (!symbol || quantity === null) return null;
    const row = byId("positions").querySelector(`tr[data-symbol="${CSS.escape(symbol)}"]`);
    const left = (row ? BigInt(row.dataset.quantity) - BigInt(row.dataset.reserved) : 0n) - quantity;
    return { words: left.toString().replace("-", "−"), short: left < 0n };
  };

  form.addEventListener("change", showType);
  form.addEventListener("input", (event) => {
    event.target.removeAttribute("aria-invalid");
    // The question was about another order than the one that is being written now.
    for (const button of answer.querySelectorAll(".anyway")) button.remove();
    showQuote();
    showEstimate();
  });

  // ---- Offers: an order that would be accepted, written on the ticket by a click. ----------------------------------

  const writeTicket = (order) => {
    byId("ticket-symbol").value = order.symbol;
    for (const side of form.elements.side) side.checked = side.value === order.side;
    byId("ticket-quantity").value = order.quantity;
    byId("ticket-type").value = order.type;
    byId("ticket-limit").value = order.limit || "";
    byId("ticket-stop").value = order.stop || "";
    byId("ticket-time").value = order.time;
    markFields(form, new Set());
    showType();
    showQuote();
  };

  answer.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.classList.contains("use")) {
      writeTicket(button.dataset);
      byId("place").focus();
    } else if (button.classList.contains("anyway")) {
      byId("place-anyway").value = "true";
      form.requestSubmit(byId("place"));
    }
  });

  // ---- Open orders: one form changes them, outside of the rows, so that no row that comes takes it away. -----------

  const replaceForm = byId("replace-form");
  const changeAnswer = byId("change-answer");

  const orderRow = () => byId("w-" + byId("replace-order").value);

  const placeReplaceForm = () => {
    if (replaceForm.hidden) return;
    const row = orderRow();
    byId("replace-send").disabled = row === null;
    if (row === null) {
      byId("replace-what").textContent = "Not open any more";
      return;
    }
    replaceForm.style.top = `${row.offsetTop}px`;
    replaceForm.style.minHeight = `${row.offsetHeight}px`;
  };

  // The question was about another replacement than the one that is being written now.
  const forgetQuestion = () => {
    for (const button of changeAnswer.querySelectorAll(".anyway")) button.remove();
  };

  const editOrder = (row) => {
    byId("replace-order").value = row.dataset.order;
    byId("replace-what").textContent = `${row.cells[1].textContent} ${row.cells[0].textContent}`;
    byId("replace-quantity").value = row.dataset.quantity;
    const limit = byId("replace-limit");
    limit.value = row.dataset.limit || "";
    limit.disabled = limit.value === "";
    limit.parentElement.hidden = limit.disabled;
    const stop = byId("replace-stop");
    stop.value = row.dataset.stop || "";
    stop.disabled = stop.value === "";
    stop.parentElement.hidden = stop.disabled;
    forgetQuestion();
    markFields(replaceForm, new Set());
    replaceForm.hidden = false;
    placeReplaceForm();
    byId("replace-quantity").focus();
    byId("replace-quantity").select();
  };

  const keepOrder = () => {
    const row = orderRow();
    replaceForm.hidden = true;
    if (row) row.querySelector("button.replace").focus();
  };

  byId("open-rows").parentElement.addEventListener("click", (event) => {
    const button = event.target.closest("button.replace");
    if (button) editOrder(button.closest("tr"));
  });
  byId("replace-keep").addEventListener("click", keepOrder);
  replaceForm.addEventListener("keydown", (event) => {
    if (event.key === "Escape") keepOrder();
  });
  replaceForm.addEventListener("submit", (event) => event.preventDefault());
  replaceForm.addEventListener("input", forgetQuestion);
  replaceForm.addEventListener("htmx:wsConfigSend", (event) => {
    const row = orderRow();
    sendQuote(event.detail.parameters, row ? row.dataset.symbol : "");
    event.detail.parameters.placeAnyway = byId("replace-anyway").value;
    byId("replace-anyway").value = "";
  });
  changeAnswer.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    const row = orderRow();
    if (!button || row === null) return;
    if (button.classList.contains("use")) {
      editOrder(row);
      byId("replace-quantity").value = button.dataset.quantity;
      byId("replace-limit").value = button.dataset.limit || "";
      byId("replace-stop").value = button.dataset.stop || "";
    } else if (button.classList.contains("anyway")) {
      byId("replace-anyway").value = "true";
      replaceForm.requestSubmit(byId("replace-send"));
    }
  });
  replaceForm.addEventListener("htmx:wsAfterSend", keepOrder);
  window.addEventListener("resize", placeReplaceForm);

  const cancelAll = byId("cancel-all");
  cancelAll.addEventListener("htmx:wsAfterSend", () => (cancelAll.open = false));
  byId("keep-all").addEventListener("click", () => (cancelAll.open = false));

  // The age of an order, by the server's clock as the last heartbeat told it.
  let clockAhead = 0;

  const ageOf = (seconds) => {
    if (seconds < 60) return `${Math.max(0, Math.floor(seconds))} s`;
    if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
    if (seconds < 86400) return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
    return `${Math.floor(seconds / 86400)} d`;
  };

  const showAges = () => {
    const now = Date.now() + clockAhead;
    for (const time of byId("open-rows").querySelectorAll("time.age")) {
      const age = ageOf((now - Date.parse(time.dateTime)) / 1000);
      if (time.textContent !== age) time.textContent = age;
    }
  };
  setInterval(showAges, 1000);

  // ---- The socket: one way to reconnect, whatever the close code, and a heartbeat that JavaScript can see. --------

  const interval = Number(desk.dataset.heartbeat);
  let socket = null;
  let reopen = null; // makes the extension open a new socket
  let attempts = 0;
  let missed = 0;
  let lastTold = 0; // the server's clock in the last heartbeat
  let retry = 0;

  const lost = () => {
    live = false;
    if (awaited !== null) awaited.asked = true;
    showLock();
    clearTimeout(retry);
    if (!loggedOut) retry = setTimeout(open, LiveSource.jittered(attempts++, 250, 5000));
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
    const told = Date.parse(byId("heartbeat").dateTime);
    if (told && told !== lastTold) {
      lastTold = told;
      clockAhead = told - Date.now();
    }
    readAnswer();
    showAges();
    showEstimate();
    placeReplaceForm();
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

  // ---- The quotes: the ticker's stream. -----------------------------------------------------------------------------

  const quotes = byId("quotes");

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

  htmx.createEventSource = (url) => new LiveSource(url, { onLive: quotesLive, onLost: quotesLost });

  // ---- The quote beside the ticket: the stream's own row, at a glance. ---------------------------------------------

  const quoteRows = byId("quote-rows");

  const quoteOf = (symbol) => {
    const name = (symbol || "").trim().toUpperCase();
    const row = name && quoteRows.querySelector(`tr[sse-swap="${CSS.escape(name)}"]`);
    if (!row || !row.querySelector("[data-last]")) return null;
    // The ticker's contract: its columns may change, these attributes do not.
    const figures = row.querySelector("[data-last]").dataset;
    const time = row.querySelector("time");
    return {
      last: figures.last,
      bid: figures.bid || "",
      ask: figures.ask || "",
      clock: time ? new Date(time.dateTime).toISOString().slice(11, 19) : "",
      sequence: figures.sequence || "-1",
      state: quotes.classList.contains("lost") ? "lost" : figures.state,
    };
  };

  const setText = (element, text) => {
    if (element.textContent !== text) element.textContent = text;
  };

  const showQuote = () => {
    const symbol = byId("ticket-symbol").value.trim().toUpperCase();
    const quote = quoteOf(symbol);
    const shown = byId("ticket-quote");
    shown.dataset.state = quote ? quote.state : "none";
    setText(byId("ticket-last"), quote ? quote.last : "");
    setText(byId("ticket-bid"), quote ? quote.bid : "");
    setText(byId("ticket-ask"), quote ? quote.ask : "");
    const words = quote
      ? quote.state === "live" ? `live, ${quote.clock} UTC` : `${quote.state === "lost" ? "not live" : quote.state}: of ${quote.clock} UTC`
      : symbol ? "no price of this symbol" : "choose a symbol";
    setText(byId("ticket-quote-state"), words);
    for (const row of quoteRows.querySelectorAll("tr.chosen")) {
      if (row.getAttribute("sse-swap") !== symbol) row.classList.remove("chosen");
    }
    const chosen = symbol && quoteRows.querySelector(`tr[sse-swap="${CSS.escape(symbol)}"]`);
    if (chosen) chosen.classList.add("chosen");
  };

  let quoteWaits = false;
  new MutationObserver(() => {
    if (quoteWaits) return;
    quoteWaits = true;
    requestAnimationFrame(() => {
      quoteWaits = false;
      showQuote();
      showEstimate();
    });
  }).observe(quotes, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["data-state", "class"] });

  byId("ticket-quote").addEventListener("click", (event) => {
    const limit = byId("ticket-limit");
    if (!event.target.matches("button") || limit.disabled) return;
    limit.value = event.target.textContent;
    limit.removeAttribute("aria-invalid");
    showEstimate();
  });

  const chooseSymbol = (symbol) => {
    byId("ticket-symbol").value = symbol;
    showQuote();
    showEstimate();
    byId("ticket-quantity").focus();
  };

  // A click on a quote or a position writes its symbol on the ticket.
  quoteRows.addEventListener("click", (event) => {
    const row = event.target.closest("tr[sse-swap]");
    if (row) chooseSymbol(row.getAttribute("sse-swap"));
  });
  byId("desk").addEventListener("click", (event) => {
    const row = event.target.closest("#positions tr[data-symbol]");
    if (row) chooseSymbol(row.dataset.symbol);
  });

  showType();
  showLock();
})();
