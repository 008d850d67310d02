// What a page shows while its stream is not live, and where it gets prices meanwhile: from the element that has
// hx-trigger="poll".

const POLL_AFTER_MS = 2000;
const POLL_MS = 5000;

const root = document.documentElement;
const words = {
  live: "live",
  reconnecting: "reconnecting",
  polling: "polling every 5 s",
};

const polled = () => document.querySelector('[hx-trigger="poll"]');

// "As of" is when the page last heard from the server, and stands still when it does not.
const heard = () => {
  const asOf = document.getElementById("as-of");
  if (asOf) asOf.textContent = new Date().toISOString().slice(11, 19) + " UTC";
};

const show = (state) => {
  root.dataset.connection = state;
  const pill = document.getElementById("connection");
  pill.textContent = words[state];
  pill.dataset.state = state;
};

let pollTimer;
let source;

const poll = () => {
  pollTimer = setTimeout(poll, POLL_MS);
  htmx.trigger(polled(), "poll");
};

const goLive = () => {
  heard();
  if (root.dataset.connection !== "live") {
    clearTimeout(pollTimer);
    pollTimer = undefined;
    htmx.trigger(polled(), "htmx:abort");
    show("live");
  }
};

const goOffline = () => {
  if (root.dataset.connection === "live") show("reconnecting");
  if (pollTimer === undefined) pollTimer = setTimeout(poll, POLL_AFTER_MS);
};

// Before htmx looks at the page: modules run in their order, and all of them before DOMContentLoaded.
htmx.createEventSource = (url) => {
  // A stream that is held up opens and brings nothing: that is no connection either.
  pollTimer = setTimeout(poll, POLL_AFTER_MS);
  source = new LiveSource(url, { onLive: goLive, onLost: goOffline });
  return source;
};

document.addEventListener("htmx:beforeSwap", (event) => {
  // An answer that comes in after the stream is back is older than what the stream has brought.
  if (event.target === polled() && root.dataset.connection === "live") event.detail.shouldSwap = false;
});

document.addEventListener("htmx:afterRequest", (event) => {
  if (event.target === polled() && root.dataset.connection !== "live") {
    if (event.detail.successful) {
      heard();
      // Or the stream would bring trades of the tape a second time.
      source.forget();
    }
    show(event.detail.successful ? "polling" : "reconnecting");
  }
});

// The notice that something was missed has been read after a while.
document.addEventListener("htmx:sseMessage", (event) => {
  if (event.target.id === "notice") setTimeout(() => event.target.replaceChildren(), 15000);
});
