// The socket: one way to reconnect, whatever the close code, and a heartbeat that JavaScript can see.

import { LiveSource } from "../tape/parts/live-source.js";
import { byId, desk, setText } from "./page.js";
import { lock, showLock } from "./lock.js";

const BEAT_MS = Number(desk.dataset.heartbeat);
const OPEN_WITHIN_MS = 10000;
const ANSWER_WITHIN_MS = 2000;
const MISSED_BEATS = 2;
const NO_PLACE = 4429; // too many pages are open
const DISCONNECTED = 4001; // by an operator, who does not want the page back

let socket = null;
let reopen = null; // makes the extension open a new socket
let attempts = 0;
let missed = 0;
let retry = 0;

const isOpen = () => socket !== null && socket.readyState === WebSocket.OPEN;

const lost = () => {
  lock.live = false;
  if (lock.awaited !== null) lock.awaited.asked = true;
  showLock();
  clearTimeout(retry);
  if (!lock.loggedOut && !lock.disconnected) retry = setTimeout(open, LiveSource.jittered(attempts++, 250, 5000));
};

const showLogin = (ended, others) => {
  byId("logged-out").hidden = !ended;
  byId("other-login").hidden = !others;
  lock.loggedOut = ended || others;
  if (lock.loggedOut) clearTimeout(retry);
  showLock();
};

const showNoPlace = (reason) => {
  setText(byId("no-place"), reason);
  byId("no-place").hidden = reason === "";
};

// The browser does not say why a socket was refused: the login may have ended, or be somebody else's by now.
const askLogin = async () => {
  const state = await fetch("/login/state", { cache: "no-store" }).catch(() => null);
  const name = state && state.ok ? await state.text() : "";
  const ended = state !== null && state.status === 401;
  showLogin(ended, name !== "" && name !== desk.dataset.account);
};

const abandon = (old) => {
  // Its late events are nobody's business any more.
  old.onopen = old.onclose = old.onerror = null;
  old.close();
};

const open = () => {
  clearTimeout(retry);
  if (lock.disconnected) return;
  if (socket) abandon(socket);
  if (reopen) reopen();
};

// Before htmx looks at the page: modules run before DOMContentLoaded.
htmx.createWebSocket = (url) => {
  const opened = new WebSocket(url);
  const slow = setTimeout(() => opened.close(), OPEN_WITHIN_MS);
  let refused = true;
  opened.addEventListener("open", () => {
    clearTimeout(slow);
    refused = false;
  });
  opened.addEventListener("close", (event) => {
    clearTimeout(slow);
    // Before the extension hears of it: after some codes it would never reconnect, after others twice.
    opened.onclose = null;
    if (opened !== socket) return;
    if (event.code === DISCONNECTED) {
      lock.disconnected = true;
      byId("disconnected").hidden = false;
    }
    lost();
    showNoPlace(event.code === NO_PLACE ? event.reason : "");
    if (refused) askLogin();
  });
  socket = opened;
  return opened;
};

// Asks whether the server is there, and what became of the order that is awaited.
export const beat = () => {
  if (!isOpen()) return;
  missed++;
  socket.send(JSON.stringify({ action: "heartbeat", ticket: lock.awaited === null ? "" : lock.awaited.ticket }));
};

// The extension would queue what is sent now, and send it whenever the socket comes back.
desk.addEventListener("htmx:wsConfigSend", (event) => {
  if (!lock.live) event.preventDefault();
});

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
  if (lock.live || !byId("ticket-id").value) return;
  // The first message brings the whole blotter and a fresh ticket.
  lock.live = true;
  showNoPlace("");
  showLogin(false, false);
  if (lock.awaited !== null) beat();
});

setInterval(() => {
  if (!isOpen()) return;
  if (missed >= MISSED_BEATS) {
    abandon(socket);
    lost();
  } else {
    beat();
  }
}, BEAT_MS);

// A page that slept knows nothing: it asks at once, and does not wait long for the answer.
const resync = () => {
  if (document.visibilityState !== "visible") return;
  if (!isOpen()) {
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
  }, ANSWER_WITHIN_MS);
};

document.addEventListener("visibilitychange", resync);
window.addEventListener("pageshow", (event) => event.persisted && resync());
window.addEventListener("online", () => !lock.live && open());
window.addEventListener("pagehide", () => {
  lock.live = false;
  showLock();
});
