// The ticker's stream: whether its prices are live, as the worst of the connection and the ticker's own feed says.

import { LiveSource } from "../tape/parts/live-source.js";
import { byId, setText, showState } from "./page.js";
import { clockOf, quoteRows, quotes } from "./quotes.js";

// A heartbeat and a little: what is silent for longer has been lost, though nothing has said so.
const QUIET_MS = 12000;
const TURN_MS = 500;

const WORDS = {
  live: "quotes live",
  asleep: "quotes asleep",
  reconnecting: "quotes reconnecting",
  unreachable: "quotes: feed lost",
  rebuilding: "quotes: feed starting",
};

const notice = byId("quotes-notice");
const since = byId("quotes-since");

let source = null;
let connection = "reconnecting";

const feed = () => byId("quotes-heartbeat").querySelector("[data-feed]")?.dataset.feed ?? "live";

// When the newest of the prices that are shown was made.
const pricesAsOf = () => {
  const times = Array.from(quoteRows.querySelectorAll("time"), (time) => Date.parse(time.dateTime)).filter(Number.isFinite);
  return clockOf(times.length > 0 ? Math.max(...times) : Date.now());
};

const noticeOf = (state) => {
  if (state === "unreachable") return "The ticker cannot reach Kafka: these prices are old.";
  if (state === "rebuilding") return "The ticker reads what is retained: these prices are not current yet.";
  return quoteRows.children.length > 0
    ? "Reconnecting to the ticker: these prices are old."
    : "No quotes yet: reconnecting to the ticker.";
};

const show = () => {
  const state = connection === "live" && feed() in WORDS ? feed() : connection;
  const pill = byId("quotes-state");
  if (pill.dataset.state === state) return;
  if (state === "live") setText(since, "");
  else if (pill.dataset.state === "live") setText(since, `since ${state === "unreachable" ? pricesAsOf() : clockOf(Date.now())} UTC`);
  quotes.classList.toggle("lost", connection !== "live");
  notice.hidden = state === "live";
  setText(notice, noticeOf(state));
  showState("quotes-state", WORDS[state], state);
};

const connectionIs = (state) => {
  if (connection === state) return;
  connection = state;
  show();
};

// Before htmx looks at the page: modules run before DOMContentLoaded.
htmx.createEventSource = (url) => {
  source = new LiveSource(url, {
    onLive: () => connectionIs("live"),
    onLost: () => connectionIs("reconnecting"),
    onAsleep: () => connectionIs("asleep"),
  });
  return source;
};

setInterval(() => {
  if (connection === "live" && Date.now() - source.heard > QUIET_MS) source.reconnect();
}, TURN_MS);

document.addEventListener("htmx:sseMessage", (event) => event.target.id === "quotes-heartbeat" && show());
