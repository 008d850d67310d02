// The stream of a page of prices: it connects again by itself, and never all pages in the same instant.
const RETRY_MS = 1000;
const RETRY_MAX_MS = 8000;
// Two heartbeats and a little: a connection that is silent for longer is dead, whatever the browser thinks of it.
const SILENCE_MS = 22000;
// A page that nobody looks at lets its stream go: a browser has six connections to a host over HTTP/1.1, and other pages
// may need this one.
const SLEEP_AFTER_MS = 10000;

// An EventSource that outlives its connections. htmx's extension sees one source that never closes by itself, so that
// it neither forgets the position after an HTTP error nor opens a second connection beside the first.
export class LiveSource extends EventTarget {
  // With chance, or every page of a service that was restarted comes back in the same instant.
  static jittered(attempt, least, most) {
    return Math.min(least * 2 ** attempt, most) * (0.5 + Math.random());
  }

  // onLive() is called for each event, onLost() whenever the connection is over, whether it comes back or not, and
  // onAsleep() when it was let go since nobody looks at the page.
  constructor(url, { onLive, onLost, onAsleep }) {
    super();
    this.url = new URL(url, location.href);
    this.onLive = onLive;
    this.onLost = onLost;
    this.onAsleep = onAsleep;
    this.names = new Set();
    this.failures = 0;
    this.leaving = new AbortController();
    const { signal } = this.leaving;
    addEventListener('pagehide', () => this.lose(), { signal });
    addEventListener('pageshow', (event) => event.persisted && this.resume(), { signal });
    addEventListener('online', () => this.asleep || this.resume(), { signal });
    document.addEventListener('visibilitychange', () => this.wakeOrSleepSoon(), { signal });
    this.open();
    this.wakeOrSleepSoon();
  }

  addEventListener(name, listener, options) {
    super.addEventListener(name, listener, options);
    if (!this.names.has(name)) {
      this.names.add(name);
      this.forward(name);
    }
  }

  forward(name) {
    const connection = this.connection;
    connection.addEventListener(name, (event) => connection === this.connection && this.received(name, event));
  }

  open() {
    clearTimeout(this.retry);
    this.readyState = EventSource.CONNECTING;
    if (this.position) this.url.searchParams.set('lastEventId', this.position);
    const connection = new EventSource(this.url);
    this.connection = connection;
    connection.onopen = (event) => this.opened(event);
    connection.onerror = () => this.reconnect();
    this.names.forEach((name) => this.forward(name));
    this.listen();
  }

  opened(event) {
    this.readyState = EventSource.OPEN;
    this.listen();
    if (this.onopen) {
      this.onopen(event);
    }
  }

  received(name, event) {
    this.failures = 0;
    this.heard = Date.now();
    const { data, lastEventId } = event;
    if (lastEventId) {
      this.position = lastEventId;
    }
    this.onLive();
    this.dispatchEvent(new MessageEvent(name, { data, lastEventId }));
  }

  listen() {
    this.heard = Date.now();
    clearTimeout(this.silence);
    this.hark(SILENCE_MS);
  }

  // Asks now and then, since a timer for each event would cost more than the rest of an event.
  hark(millis) {
    this.silence = setTimeout(() => {
      const left = this.heard + SILENCE_MS - Date.now();
      if (left > 0) this.hark(left);
      else this.reconnect();
    }, millis);
  }

  // The browser's own retry has no jitter, and an answer that is no stream would end it for good.
  reconnect() {
    this.lose();
    this.retry = setTimeout(() => this.open(), LiveSource.jittered(this.failures, RETRY_MS, RETRY_MAX_MS));
    this.failures += 1;
  }

  // For a page that comes back: what was open may be dead, and a wait may be long over.
  resume() {
    this.asleep = false;
    this.lose();
    this.failures = 0;
    this.open();
  }

  wakeOrSleepSoon() {
    clearTimeout(this.sleepSoon);
    if (document.hidden) this.sleepSoon = setTimeout(() => this.sleep(), SLEEP_AFTER_MS);
    else this.wake();
  }

  // For a page that nobody looks at: it resumes as soon as it is visible again.
  sleep() {
    this.asleep = true;
    this.drop();
    this.readyState = EventSource.CONNECTING;
    this.onAsleep();
  }

  // The timers of a page that slept are late.
  wake() {
    if (this.asleep || Date.now() - this.heard > SILENCE_MS) this.resume();
  }

  get rate() {
    return Number(this.url.searchParams.get('rate'));
  }

  // For a page that cannot keep up: what still waits for it is dropped.
  slowTo(rate) {
    this.url.searchParams.set('rate', rate);
    this.drop();
    this.open();
  }

  // For a page that was brought up to date some other way: the next connection begins with everything.
  forget() {
    this.position = undefined;
    this.url.searchParams.delete('lastEventId');
  }

  lose() {
    this.drop();
    this.readyState = EventSource.CONNECTING;
    this.onLost();
  }

  drop() {
    clearTimeout(this.silence);
    clearTimeout(this.retry);
    this.connection.onopen = this.connection.onerror = null;
    this.connection.close();
  }

  close() {
    clearTimeout(this.sleepSoon);
    this.drop();
    this.leaving.abort();
    this.readyState = EventSource.CLOSED;
  }
}

// Times are written in UTC; whoever rests on one is told it in the own time zone.
document.addEventListener("mouseover", (event) => {
  const time = event.target.closest("time[datetime]");
  if (time) time.title = new Date(time.dateTime).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "long" });
});
