/** One trader and one watcher: what a browser's pages are to the services, for tests, chaos, bench and smoke test. */
@NullMarked
package io.tickertape.testbed.client;

import org.jspecify.annotations.NullMarked;
