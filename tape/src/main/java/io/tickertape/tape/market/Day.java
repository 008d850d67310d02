package io.tickertape.tape.market;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A symbol's trading day (UTC): what the producer says of it, and where it says nothing what the ticks add up to.
 *
 * @param previousClose null until a day has ended or a producer names it
 */
public record Day(LocalDate date, Price open, Price high, Price low, @Nullable Price previousClose, Size volume) {}
