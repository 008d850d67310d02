// The ticket's lock: open only when an order on the ticket would be sent now, and once.

import { byId, desk, form, setText, showState } from "./page.js";

const WORDS = {
  reconnecting: "Locked: reconnecting. Nothing is sent.",
  sending: "Locked: sending the order.",
  checking: "Locked: checking what became of the order.",
  "logged out": "Locked: logged out. Nothing is sent.",
  disconnected: "Locked: disconnected by an operator. Nothing is sent.",
};

// awaited is the ticket that the page waits for an answer to, null when there is none.
export const lock = { live: false, loggedOut: false, disconnected: false, awaited: null };

const reason = () => {
  if (lock.disconnected) return "disconnected";
  if (lock.loggedOut) return "logged out";
  if (!lock.live) return "reconnecting";
  if (lock.awaited === null) return "";
  return lock.awaited.asked ? "checking" : "sending";
};

// Whatever came over a link that is lost may have changed since, and no change of an order would be sent.
const showLink = (lost, words) => {
  desk.dataset.link = lost ? "lost" : "live";
  setText(byId("open-lock"), lost ? words : "");
  for (const change of document.querySelectorAll(":is(.open, #alerts, #notices, #alert-form) button:not([disabled])")) {
    change.setAttribute("aria-disabled", String(lost || change.hasAttribute("data-waits")));
  }
};

export const showLock = () => {
  const locked = reason();
  showLink(!lock.live, WORDS[locked]);
  form.dataset.lock = locked;
  byId("place").setAttribute("aria-disabled", String(locked !== ""));
  byId("ticket-lock").textContent = locked === "" ? "" : WORDS[locked];
  if (lock.disconnected || lock.loggedOut) {
    showState("orders-state", lock.disconnected ? "disconnected" : "logged out", "unreachable");
  } else {
    const state = lock.live ? "live" : "reconnecting";
    showState("orders-state", `orders ${state}`, state);
  }
};
