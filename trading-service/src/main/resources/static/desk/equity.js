// The equity of the day as a small curve: what this tab has seen of it, with gaps where it saw nothing live.

import { byId, desk } from "./page.js";

const EVERY_SECONDS = 15;
const GAP_SECONDS = 60;
const WIDTH = 120;
const HEIGHT = 24;

const day = (seconds = Date.now() / 1000) => new Date(seconds * 1000).toISOString().slice(0, 10);
const kept = `equity-${desk.dataset.account}`;

// Pairs of a time in seconds and the equity then.
let points = [];
try {
  const stored = JSON.parse(sessionStorage.getItem(kept));
  if (stored && stored.day === day() && Array.isArray(stored.points)) points = stored.points;
} catch {
  // What nobody can read is left; the curve begins anew.
}

const path = () => {
  const [first] = points[0];
  const [last] = points[points.length - 1];
  const values = points.map((point) => point[1]);
  const low = Math.min(...values);
  const range = Math.max(...values) - low;
  let before = -Infinity;
  return points
    .map(([time, value]) => {
      const x = (WIDTH * (time - first)) / Math.max(1, last - first);
      const y = range === 0 ? HEIGHT / 2 : HEIGHT - (HEIGHT * (value - low)) / range;
      const step = time - before > GAP_SECONDS ? "M" : "L";
      before = time;
      return `${step}${x.toFixed(1)} ${y.toFixed(1)}`;
    })
    .join("");
};

const draw = () => {
  const curve = byId("equity-curve");
  curve.toggleAttribute("hidden", points.length < 2);
  if (points.length < 2) return;
  curve.querySelector("path").setAttribute("d", path());
  curve.querySelector("title").textContent =
    `Equity since ${new Date(points[0][0] * 1000).toISOString().slice(11, 16)} UTC, as this tab saw it`;
};

const take = () => {
  const cash = byId("cash").dataset;
  const now = Math.floor(Date.now() / 1000);
  const equity = Number(byId("equity").firstElementChild.textContent.replaceAll(",", "").replace("−", "-"));
  if (desk.dataset.link !== "live" || cash.marks !== "live" || cash.open !== "true" || !Number.isFinite(equity)) return;
  if (points.length > 0 && day(points[0][0]) !== day()) points = [];
  points.push([now, equity]);
  sessionStorage.setItem(kept, JSON.stringify({ day: day(), points }));
  draw();
};

setInterval(take, EVERY_SECONDS * 1000);
draw();
