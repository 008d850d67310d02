// The ages of the open orders, by the server's clock as the last heartbeat told it.

import { byId, desk } from "./page.js";

let lastTold = 0;
let clockAhead = 0;

const ageOf = (seconds) => {
  if (seconds < 60) return `${Math.max(0, Math.floor(seconds))} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 86400) return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
  return `${Math.floor(seconds / 86400)} d`;
};

const showAges = () => {
  const now = Date.now() + clockAhead;
  for (const time of byId("open-rows").querySelectorAll("time.age")) {
    const age = ageOf((now - Date.parse(time.dateTime)) / 1000);
    if (time.textContent !== age) time.textContent = age;
  }
};

desk.addEventListener("htmx:wsAfterMessage", () => {
  const told = Date.parse(byId("heartbeat").dateTime);
  if (told && told !== lastTold) {
    lastTold = told;
    clockAhead = told - Date.now();
  }
  showAges();
});
setInterval(showAges, 1000);
