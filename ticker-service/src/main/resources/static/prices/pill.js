// What a page says of the way its prices come: one word for the worst that holds, since when, and how old they are.

const NOTICE_MS = 15000;
const AGE_MS = 1000;

// The worst that holds is what is shown.
const WORST_FIRST = ["asleep", "reconnecting", "connecting", "behind", "unreachable", "rebuilding", "polling"];

const words = {
  live: "live",
  asleep: "read every 30 s",
  reconnecting: "reconnecting",
  connecting: "connecting",
  behind: "behind",
  unreachable: "feed lost",
  rebuilding: "feed starting",
  polling: "polling every 5 s",
};

const root = document.documentElement;
const byId = (id) => document.getElementById(id);
const feed = () => document.querySelector("#heartbeat [data-feed]")?.dataset.feed ?? "live";

export const now = () => performance.timeOrigin + performance.now();

// What stays as it is costs a page nothing, unless it is written again.
const write = (element, text) => {
  if (element && element.textContent !== text) element.textContent = text;
};

const clock = (millis) => {
  const [day, time] = new Date(millis).toISOString().slice(0, 19).split("T");
  return `${day === new Date().toISOString().slice(0, 10) ? "" : `${day} `}${time} UTC`;
};

// When the newest of the prices that are shown was made: that, and not when the page last heard of anything.
const pricesAsOf = () => {
  const times = [...document.querySelectorAll("#board time, #quote time")].map((time) => Date.parse(time.dateTime));
  return times.length ? clock(Math.max(...times)) : "";
};

let aged;

const showAge = () => {
  aged = performance.now();
  write(byId("as-of"), pricesAsOf() || "the time of this page");
};

const showAgeAfter = (millis) => performance.now() - aged >= millis && showAge();

// Mostly as prices come: a time of its own would have the page painted once more for it.
if (byId("as-of")) {
  showAge();
  document.addEventListener("htmx:sseBeforeMessage", () => showAgeAfter(AGE_MS));
  setInterval(() => showAgeAfter(1.5 * AGE_MS), AGE_MS);
}

let lostAt = "";

export const show = () => {
  const connection = root.dataset.connection;
  const state = WORST_FIRST.find((one) => one === connection || one === feed()) ?? "live";
  const pill = byId("connection");
  if (state === "live") lostAt = "";
  else if (pill.dataset.state === "live") lostAt = ` since ${state === "unreachable" ? pricesAsOf() : clock(now())}`;
  if (pill.dataset.state !== state) pill.dataset.state = state;
  write(pill, words[state]);
  write(byId("since"), lostAt);
  if (root.dataset.feed !== feed()) root.dataset.feed = feed();
};

// The connection's state, in one of the words above.
export const connectionIs = (state) => {
  root.dataset.connection = state;
  show();
};

// What is said of a page that asks for another number of updates than it was told to; nothing if it does not.
export const sayRate = (rate) => {
  words.live = rate ? `live, ${rate}/s` : "live";
  write(byId("paced"), rate ? `now ${perSecond(rate)}` : "");
};

export const perSecond = (rate) => (rate < 1 ? `one in ${1 / rate} s` : `${rate} a second`);

// A notice has been read after a while.
export const forgetNotice = () => setTimeout(() => byId("notice")?.replaceChildren(), NOTICE_MS);

export const notice = (text) => {
  byId("notice")?.replaceChildren(text);
  forgetNotice();
};
