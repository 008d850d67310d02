// Fills of any order of the account: each is said once, and in the title while nobody looks at the page. The title
// also says that the desk is not connected.

import { byId, desk, isRead, setText } from "./page.js";

const title = document.title;

const latest = () => Number((byId("activity").querySelector("[id^='x-']") || { id: "x-0" }).id.slice(2));

let told = latest();
let wasRead = isRead();
let news = ""; // of fills that nobody has looked at
let wasLive = false;

const showTitle = () => {
  const isLive = desk.dataset.link === "live";
  wasLive ||= isLive;
  const link = isLive || !wasLive ? "" : `${byId("orders-state").textContent} · `;
  const wanted = `${link}${news}${title}`;
  if (document.title !== wanted) document.title = wanted;
};

const isFresh = (line) => Number(line.id.slice(2)) > told && line.querySelector("details[data-price]");
const words = (line) => line.querySelector("details").dataset.label;

const tell = () => {
  const fresh = wasRead ? Array.from(byId("activity").children).filter((line) => line.id && isFresh(line)) : [];
  told = Math.max(told, latest());
  wasRead ||= isRead();
  if (fresh.length === 0) return;
  setText(byId("fill-told"), fresh.map(words).reverse().join("; "));
  if (document.hidden) news = `● ${words(fresh[0])} · `;
  showTitle();
};

desk.addEventListener("htmx:wsAfterMessage", tell);
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) news = "";
  showTitle();
});
new MutationObserver(showTitle).observe(desk, { attributeFilter: ["data-link"] });
