package io.tickertape.ticker.chart;

import java.math.BigDecimal;

/** Numbers that people count in: 1, 2 and 5 times a power of ten. */
final class Rounds {
    private static final int[] ROUND = {1, 2, 5};

    private Rounds() {}

    /** The least of them that is not below a number above 0. */
    static BigDecimal up(BigDecimal number) {
        int exponent = number.precision() - number.scale() - 1;
        for (int factor : ROUND) {
            BigDecimal round = BigDecimal.valueOf(factor).scaleByPowerOfTen(exponent);
            if (round.compareTo(number) >= 0) {
                return round;
            }
        }
        return BigDecimal.ONE.scaleByPowerOfTen(exponent + 1);
    }
}
