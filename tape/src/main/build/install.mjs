// Fetches what package-lock.json in this folder names, unless that is here: npm ci would fetch all of it anew, and each
// build would make anew whatever is made of it.
//
//   node install.mjs
import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";

// npm writes it when everything else is there.
const INSTALLED = "node_modules/.package-lock.json";

const time = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

if (time(INSTALLED) < time("package-lock.json")) {
  const options = ["--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund"];
  process.exitCode = spawnSync("npm", ["ci", ...options], { stdio: "inherit" }).status ?? 1;
}
