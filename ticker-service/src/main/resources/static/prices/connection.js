// How a page gets its prices: from its stream, and while that is not live by polls, from the element that has
// hx-trigger="poll".

import { LiveSource } from "../tape/parts/live-source.js";
import { hasFallenBehind, heartbeat, isMeasured, keepPace, newTurn } from "./pace.js";
import { connectionIs, forgetNotice, notice, show } from "./pill.js";

const POLL_AFTER_MS = 2000;
const POLL_MS = 5000;
const ASLEEP_POLL_MS = 30000;
// A heartbeat and a little: what is silent for longer has been lost, though nothing has said so.
const QUIET_MS = 12000;
const TURN_MS = 500;

const root = document.documentElement;
const byId = (id) => document.getElementById(id);
const polled = () => document.querySelector('[hx-trigger="poll"]');

let pollTimer;
let source;

const pollIn = (millis) => {
  clearTimeout(pollTimer);
  pollTimer = setTimeout(() => {
    pollIn(document.hidden ? ASLEEP_POLL_MS : POLL_MS);
    htmx.trigger(polled(), "poll");
  }, millis);
};

const goOffline = () => {
  const connection = root.dataset.connection;
  if (["connecting", "live", "behind", "asleep"].includes(connection)) connectionIs("reconnecting");
  if (pollTimer === undefined || connection === "asleep") pollIn(POLL_AFTER_MS);
};

const goAsleep = () => {
  connectionIs("asleep");
  pollIn(ASLEEP_POLL_MS);
};

// A stream that begins anew, as a poll came before it, does not say that the page was without one for a while.
let polledFirst = false;

const goLive = () => {
  if (hasFallenBehind() || root.dataset.connection === "live") return;
  clearTimeout(pollTimer);
  pollTimer = undefined;
  htmx.trigger(polled(), "htmx:abort");
  connectionIs("live");
  if (polledFirst) notice("Connected again.");
  polledFirst = false;
};

setInterval(() => {
  newTurn();
  if (root.dataset.connection === "live" && source && Date.now() - source.heard > QUIET_MS) goOffline();
}, TURN_MS);

// Before htmx looks at the page: modules run before DOMContentLoaded.
htmx.createEventSource = (url) => {
  // A stream that is held up opens and brings nothing: that is no connection either.
  pollIn(POLL_AFTER_MS);
  source = new LiveSource(url, { onLive: goLive, onLost: goOffline, onAsleep: goAsleep });
  keepPace(source);
  return source;
};

document.addEventListener("htmx:beforeSwap", (event) => {
  // An answer that comes in after the stream is back is older than what the stream has brought.
  if (event.target === polled() && root.dataset.connection === "live") event.detail.shouldSwap = false;
});

document.addEventListener("htmx:afterRequest", (event) => {
  if (event.target === polled() && root.dataset.connection !== "live") {
    // Or the stream would bring trades of the tape a second time. Without one, it is to say what was missed.
    if (event.detail.successful && byId("tape")) {
      polledFirst ||= isMeasured() && root.dataset.connection === "reconnecting";
      source.forget();
    }
    if (root.dataset.connection === "asleep") show();
    else connectionIs(event.detail.successful ? "polling" : "reconnecting");
  }
});

document.addEventListener("htmx:sseMessage", (event) => {
  if (event.target.id === "notice") forgetNotice();
  if (event.target.id === "heartbeat") {
    heartbeat();
    show();
  }
});
