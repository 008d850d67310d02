'use strict';

// What the board shows while its stream is not live, and where it gets prices meanwhile.
(() => {
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
    const pill = document.getElementById('connection');
    pill.textContent = words[state];
    pill.dataset.state = state;
  }

  let pollTimer;

  function goLive() {
    heard();
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

  htmx.createEventSource = (url) => new LiveSource(url, { onLive: goLive, onLost: goOffline });

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
})();
