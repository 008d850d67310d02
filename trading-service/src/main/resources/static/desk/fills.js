// Fills of any order of the account: each is said once, and in the title while nobody looks at the page.

import { byId, desk, isRead, setText } from "./page.js";

const title = document.title;

const latest = () => Number((byId("activity").querySelector("[id^='x-']") || { id: "x-0" }).id.slice(2));

let told = latest();
let wasRead = isRead();

const isFresh = (line) => Number(line.id.slice(2)) > told && line.querySelector("details[data-price]");
const words = (line) => line.querySelector("details").dataset.label;

const tell = () => {
  const fresh = wasRead ? Array.from(byId("activity").children).filter((line) => line.id && isFresh(line)) : [];
  told = Math.max(told, latest());
  wasRead ||= isRead();
  if (fresh.length === 0) return;
  setText(byId("fill-told"), fresh.map(words).reverse().join("; "));
  if (document.hidden) document.title = `● ${words(fresh[0])} · ${title}`;
};

desk.addEventListener("htmx:wsAfterMessage", tell);
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) document.title = title;
});
