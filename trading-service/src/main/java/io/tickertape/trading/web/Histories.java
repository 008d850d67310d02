package io.tickertape.trading.web;

import io.tickertape.trading.execution.ReportScan;
import java.util.function.Function;

/** Begins to read an account's reports from their topic. */
public interface Histories extends Function<String, ReportScan> {}
