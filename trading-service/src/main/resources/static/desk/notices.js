// Alerts that have fired: each is said once by this page and, where the trader has allowed it, by the browser.

import { byId, desk, isRead, setText } from "./page.js";

const allow = byId("notices-allow");
const canNotify = "Notification" in window;

const notices = () => Array.from(byId("notices").children);
const words = (notice) => notice.querySelector(".words").textContent;

let wasRead = isRead();

// Those that were there when the page was loaded are no news; the value is what the browser shows of one.
const known = new Map(notices().map((notice) => [notice.dataset.alert, null]));

const notify = (notice) => {
  if (!canNotify || Notification.permission !== "granted") return null;
  try {
    // All pages of the account show one notification: its tag is the alert's.
    const shown = new Notification("Tickertape alert", { body: words(notice), tag: notice.dataset.alert });
    shown.onclick = () => window.focus();
    return shown;
  } catch {
    return null; // some browsers show notifications from a service worker alone
  }
};

const tell = () => {
  const all = notices();
  const fresh = all.filter((notice) => !known.has(notice.dataset.alert));
  for (const notice of fresh) known.set(notice.dataset.alert, wasRead ? notify(notice) : null);
  if (fresh.length > 0 && wasRead) setText(byId("notice-told"), `Alert: ${fresh.map(words).join("; ")}`);
  wasRead ||= isRead();
  if (!isRead()) return;
  const there = new Set(all.map((notice) => notice.dataset.alert));
  for (const [id, shown] of known) {
    if (there.has(id)) continue;
    known.delete(id);
    if (shown) shown.close();
  }
};

const showAllow = () => {
  allow.hidden = !canNotify || Notification.permission !== "default";
};

// Asked for by a click alone: a page that asks by itself is refused for good.
allow.addEventListener("click", async () => {
  await Notification.requestPermission();
  showAllow();
});

// The button that had the focus goes with its alert: the next one of its list has it then, or the form.
let dismissed = null;
desk.addEventListener("htmx:wsBeforeMessage", () => {
  const focused = document.activeElement;
  const list = focused && focused.closest("#notices, #alerts");
  dismissed = list ? { list: list.id, at: Array.from(list.children).indexOf(focused.closest("li")) } : null;
});
desk.addEventListener("htmx:wsAfterMessage", () => {
  tell();
  if (dismissed === null || document.activeElement !== document.body) return;
  const buttons = byId(dismissed.list).querySelectorAll("button");
  (buttons[Math.min(dismissed.at, buttons.length - 1)] || byId("alert-symbol")).focus();
});

showAllow();
