// What a page says of the way its prices come, and where it gets them while its stream is not live: from the element
// that has hx-trigger="poll".

const POLL_AFTER_MS = 2000;
const POLL_MS = 5000;
// Who does not look lets the stream go, which others may need: a browser has six connections to a host over HTTP/1.1.
const SLEEP_AFTER_MS = 10000;
const ASLEEP_POLL_MS = 30000;
// A heartbeat and a little: what is silent for longer has been lost, though nothing has said so.
const QUIET_MS = 12000;
const BEHIND_MS = 2000;
const SLOWEST_RATE = 0.5;
const TURN_MS = 500;
const NOTICE_MS = 15000;

// The worst that holds is what is shown.
const WORST_FIRST = ["asleep", "reconnecting", "behind", "unreachable", "rebuilding", "polling"];

const words = {
  live: "live",
  asleep: "read every 30 s",
  reconnecting: "reconnecting",
  behind: "behind",
  unreachable: "feed lost",
  rebuilding: "feed starting",
  polling: "polling every 5 s",
};

const root = document.documentElement;
const byId = (id) => document.getElementById(id);
const polled = () => document.querySelector('[hx-trigger="poll"]');
const feed = () => document.querySelector("#heartbeat [data-feed]")?.dataset.feed ?? "live";
const now = () => performance.timeOrigin + performance.now();

const clock = (millis) => {
  const [day, time] = new Date(millis).toISOString().slice(0, 19).split("T");
  return `${day === new Date().toISOString().slice(0, 10) ? "" : `${day} `}${time} UTC`;
};

// When the newest of the prices that are shown was made: that, and not when the page last heard of anything.
const pricesAsOf = () => {
  const times = [...document.querySelectorAll("#board time, #quote time")].map((time) => Date.parse(time.dateTime));
  return times.length ? clock(Math.max(...times)) : "";
};

let lostAt = "";

const show = () => {
  const connection = root.dataset.connection;
  const state = WORST_FIRST.find((one) => one === connection || one === feed()) ?? "live";
  const pill = byId("connection");
  if (state === "live") lostAt = "";
  else if (pill.dataset.state === "live") lostAt = ` since ${state === "unreachable" ? pricesAsOf() : clock(now())}`;
  if (pill.dataset.state !== state || pill.textContent !== words[state]) {
    pill.textContent = words[state];
    pill.dataset.state = state;
  }
  const since = byId("since");
  if (since && since.textContent !== lostAt) since.textContent = lostAt;
};

const connectionIs = (state) => {
  root.dataset.connection = state;
  show();
};

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
  if (["live", "behind", "asleep"].includes(connection)) connectionIs("reconnecting");
  if (pollTimer === undefined || connection === "asleep") pollIn(POLL_AFTER_MS);
};

let sleepTimer;

const sleepSoon = () => {
  clearTimeout(sleepTimer);
  if (!document.hidden) return;
  sleepTimer = setTimeout(() => {
    source.sleep();
    connectionIs("asleep");
    pollIn(ASLEEP_POLL_MS);
  }, SLEEP_AFTER_MS);
};

document.addEventListener("visibilitychange", sleepSoon);

// A notice has been read after a while.
const forgetNotice = () => setTimeout(() => byId("notice")?.replaceChildren(), NOTICE_MS);

const notice = (text) => {
  byId("notice")?.replaceChildren(text);
  forgetNotice();
};

// Nothing slows a server down whose events wait in the browser: the page itself has to ask for fewer.
const fallBehind = () => {
  const rate = Math.max(SLOWEST_RATE, source.rate / 2);
  connectionIs("behind");
  words.live = `live, ${rate}/s`;
  if (rate < source.rate) notice(`This page could not keep up with ${source.rate} updates a second: now it asks for ${rate}.`);
  source.slowTo(rate);
};

// The first event that was handled since a timer last ran. A page that handles one event after the other and never
// comes to its timers is behind, and does not know by how much.
let turn;

// A stream that begins anew, as a poll came before it, does not say that the page was without one for a while.
let polledFirst = false;

const goLive = () => {
  turn ??= performance.now();
  if (!document.hidden && performance.now() - turn > BEHIND_MS) {
    turn = undefined;
    fallBehind();
  } else if (root.dataset.connection !== "live") {
    clearTimeout(pollTimer);
    pollTimer = undefined;
    htmx.trigger(polled(), "htmx:abort");
    connectionIs("live");
    if (polledFirst) notice("Connected again.");
    polledFirst = false;
  }
};

const showAge = () => {
  if (byId("as-of")) byId("as-of").textContent = pricesAsOf() || "the time of this page";
};

showAge();
setInterval(() => {
  turn = undefined;
  showAge();
  if (root.dataset.connection === "live" && source && Date.now() - source.heard > QUIET_MS) goOffline();
}, TURN_MS);

// How much the clocks of server and browser differ at least, and with them the way between the two.
let difference = Infinity;
let measured;

const lag = (received) => {
  const time = document.querySelector("#heartbeat time");
  if (!time) return 0;
  const age = received - Date.parse(time.dateTime);
  difference = Math.min(difference, age);
  return age - difference;
};

lag(performance.timeOrigin + performance.getEntriesByType("navigation")[0].responseStart);

const heartbeat = () => {
  const behind = lag(now()) > BEHIND_MS;
  // What a connection begins with has not waited for this page: then a clock was set.
  if (measured !== source.connection) {
    measured = source.connection;
    if (behind) {
      difference = Infinity;
      lag(now());
    }
  } else if (behind) {
    fallBehind();
  }
};

// Before htmx looks at the page: modules run in their order, and all of them before DOMContentLoaded.
htmx.createEventSource = (url) => {
  // A stream that is held up opens and brings nothing: that is no connection either.
  pollIn(POLL_AFTER_MS);
  source = new LiveSource(url, { onLive: goLive, onLost: goOffline });
  sleepSoon();
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
      polledFirst ||= measured !== undefined && root.dataset.connection === "reconnecting";
      source.forget();
    }
    if (root.dataset.connection !== "asleep") connectionIs(event.detail.successful ? "polling" : "reconnecting");
  }
});

document.addEventListener("htmx:sseMessage", (event) => {
  if (event.target.id === "notice") forgetNotice();
  if (event.target.id === "heartbeat") {
    heartbeat();
    show();
  }
});
