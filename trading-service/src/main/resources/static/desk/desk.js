// The desk: one socket for orders, one stream for quotes. Nothing old is shown as new, and nothing is sent twice.
// A module a subject; each listens to the page for itself, in the order of the imports.

import "./socket.js";
import "./stream.js";
import "./answer.js";
import "./ages.js";
import "./open-orders.js";
import "./keys.js";
import "./alerts.js";
import "./notices.js";
import "./chosen.js";
import "./symbols.js";
import "./chart.js";
import "./fills.js";
import "./equity.js";
import { showLock } from "./lock.js";
import { showType } from "./ticket.js";

showType();
showLock();
