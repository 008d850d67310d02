// The desk: one socket for orders, one stream for quotes. Nothing old is shown as new, and nothing is sent twice.
// A module a subject; each listens to the page for itself, in the order of the imports.

import "./lib/ws.min.js";
import "./lib/sse.min.js";
import "./desk/socket.js";
import "./desk/stream.js";
import "./desk/answer.js";
import "./desk/ages.js";
import "./desk/open-orders.js";
import "./desk/keys.js";
import "./desk/alerts.js";
import "./desk/notices.js";
import "./desk/chosen.js";
import "./desk/symbols.js";
import "./desk/chart.js";
import "./desk/fills.js";
import "./desk/equity.js";
import { showLock } from "./desk/lock.js";
import { showType } from "./desk/ticket.js";

showType();
showLock();
