'use strict';

// What htmx and its sse extension leave open: when to connect again, and what to show meanwhile.
(() => {
  const RETRY_MS = 1000;
  const RETRY_MAX_MS = 8000;
  // Two heartbeats and a little: a connection that is silent for longer is dead, whatever the browser thinks of it.
  const SILENCE_MS = 22000;
  const POLL_AFTER_MS = 2000;
  const POLL_MS = 5000;

  const root = document.documentElement;
  const words = {
    live: 'live',
    reconnecting: 'reconnecting',
    polling: 'polling every 5 s',
  };

  const clock = () => new Date().toISOString().slice(11, 19) + ' UTC';

  // "As of" is when the page last heard from the server, and stands still when it does not.
  function heard() {
    document.getElementById('as-of').textContent = clock();
  }

  function show(state) {
    root.dataset.connection = state;
    document.getElementById('connection').textContent = words[state];
  }

  // An EventSource that outlives its connections. The extension sees one source that never closes, so that it neither
  // forgets the position after an HTTP error nor opens a second connection beside the first.
  class PriceSource extends EventTarget {
    constructor(url) {
      super();
      this.url = new URL(url, location.href);
      this.readyState = EventSource.CONNECTING;
      this.names = new Set();
      this.failures = 0;
      this.open();
    }

    addEventListener(name, listener, options) {
      super.addEventListener(name, listener, options);
      if (!this.names.has(name)) {
        this.names.add(name);
        this.forward(name);
      }
    }

    forward(name) {
      this.connection.addEventListener(name, (event) => this.received(name, event));
    }

    open() {
      const connection = new EventSource(this.url);
      this.connection = connection;
      connection.onopen = () => this.opened();
      connection.onerror = () => this.lost();
      this.names.forEach((name) => this.forward(name));
      this.watch();
    }

    opened() {
      this.readyState = EventSource.OPEN;
      this.watch();
    }

    received(name, event) {
      this.failures = 0;
      this.watch();
      if (event.lastEventId) {
        this.url.searchParams.set('lastEventId', event.lastEventId);
      }
      goLive();
      heard();
      const { data, lastEventId } = event;
      this.dispatchEvent(new MessageEvent(name, { data, lastEventId }));
    }

    watch() {
      clearTimeout(this.silence);
      this.silence = setTimeout(() => this.lost(), SILENCE_MS);
    }

    lost() {
      this.close();
      goOffline();
      // With jitter, or every watcher of a service that was restarted comes back in the same instant.
      const delay = Math.min(RETRY_MS * 2 ** this.failures, RETRY_MAX_MS) * (0.5 + Math.random());
      this.failures += 1;
      this.retry = setTimeout(() => this.open(), delay);
    }

    close() {
      clearTimeout(this.silence);
      clearTimeout(this.retry);
      this.connection.close();
    }

    // For a page that comes back after sleep: what was open may be dead, and a wait may be long over.
    resume() {
      this.close();
      this.failures = 0;
      this.open();
    }
  }

  let source;
  let pollTimer;

  function goLive() {
    if (root.dataset.connection !== 'live') {
      clearTimeout(pollTimer);
      pollTimer = undefined;
      htmx.trigger('#board', 'htmx:abort');
      show('live');
    }
  }

  function goOffline() {
    if (root.dataset.connection === 'live') {
      show('reconnecting');
    }
    if (pollTimer === undefined) {
      pollTimer = setTimeout(poll, POLL_AFTER_MS);
    }
  }

  function poll() {
    pollTimer = setTimeout(poll, POLL_MS);
    htmx.trigger('#board', 'poll');
  }

  htmx.createEventSource = (url) => {
    source = new PriceSource(url);
    return source;
  };

  document.addEventListener('htmx:beforeSwap', (event) => {
    // An answer that comes in after the stream is back is older than what the stream has brought.
    if (event.detail.target.id === 'board' && root.dataset.connection === 'live') {
      event.detail.shouldSwap = false;
    }
  });

  document.addEventListener('htmx:afterRequest', (event) => {
    if (event.detail.elt.id === 'board' && root.dataset.connection !== 'live') {
      if (event.detail.successful) {
        heard();
      }
      show(event.detail.successful ? 'polling' : 'reconnecting');
    }
  });

  // The notice that something was missed has been read after a while.
  document.addEventListener('htmx:sseMessage', (event) => {
    if (event.target.id === 'notice') {
      setTimeout(() => event.target.replaceChildren(), 15000);
    }
  });

  addEventListener('pagehide', () => source && source.close());
  addEventListener('pageshow', (event) => {
    if (event.persisted && source) {
      goOffline();
      source.resume();
    }
  });
  addEventListener('online', () => source && source.resume());
})();
