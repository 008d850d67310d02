// How many updates a second a page asks for: fewer where it falls behind, since nothing slows a server down whose
// events wait in the browser, and more again once it has kept up.

import { connectionIs, notice, now, perSecond, sayRate, show } from "./pill.js";

const BEHIND_MS = 2000;
const SLOWEST_RATE = 0.5;
const CALM_MS = 60000;
const LONGEST_CALM_MS = 16 * CALM_MS;

const root = document.documentElement;

let source;
let asked;

// The source whose rate is kept.
export const keepPace = (one) => {
  source = one;
  asked = one.rate;
};

let calm;
let calmMs = CALM_MS;
let hasSpedUp = false;

const rateIs = (rate) => {
  sayRate(rate < asked ? rate : undefined);
  source.slowTo(rate);
  clearTimeout(calm);
  if (rate < asked) calm = setTimeout(speedUp, calmMs);
};

const fallBehind = () => {
  const rate = Math.min(source.rate, Math.max(SLOWEST_RATE, source.rate / 2));
  connectionIs("behind");
  const slower = `This page could not keep up with ${perSecond(source.rate)}: now it asks for ${perSecond(rate)}.`;
  if (rate < source.rate) notice(slower);
  // What was too much once more is tried less often.
  if (hasSpedUp) calmMs = Math.min(calmMs * 2, LONGEST_CALM_MS);
  rateIs(rate);
};

const speedUp = () => {
  if (document.hidden || root.dataset.connection !== "live") {
    calm = setTimeout(speedUp, calmMs);
    return;
  }
  const rate = Math.min(asked, source.rate * 2);
  hasSpedUp = true;
  rateIs(rate);
  show();
  notice(`This page keeps up: it again asks for ${perSecond(rate)}.`);
};

// The first event that was handled since a timer last ran. A page that handles one event after the other and never
// comes to its timers is behind, and does not know by how much.
let turn;

export const newTurn = () => {
  turn = undefined;
};

// To be asked with each event.
export const hasFallenBehind = () => {
  turn ??= performance.now();
  if (document.hidden || performance.now() - turn <= BEHIND_MS) return false;
  newTurn();
  fallBehind();
  return true;
};

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

// Whether a heartbeat has come.
export const isMeasured = () => measured !== undefined;

export const heartbeat = () => {
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
