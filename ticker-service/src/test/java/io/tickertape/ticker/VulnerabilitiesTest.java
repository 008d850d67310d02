package io.tickertape.ticker;

import io.tickertape.testbed.hardening.KnownVulnerabilities;

class VulnerabilitiesTest extends KnownVulnerabilities {}
