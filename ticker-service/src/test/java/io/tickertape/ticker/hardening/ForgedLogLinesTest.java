package io.tickertape.ticker.hardening;

import io.tickertape.testbed.hardening.ForgedLogLines;

class ForgedLogLinesTest extends ForgedLogLines {}
