package io.tickertape.trading;

import io.tickertape.testbed.hardening.KnownVulnerabilities;

class VulnerabilitiesTest extends KnownVulnerabilities {}
