package io.tickertape.trading.hardening;

import io.tickertape.testbed.hardening.ForgedLogLines;

class ForgedLogLinesTest extends ForgedLogLines {}
