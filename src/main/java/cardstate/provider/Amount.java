package cardstate.provider;

import java.math.BigDecimal;

/** Amounts as the schemas hold them: decimal(38,10). Pure. */
final class Amount {

    private static final int SCALE = 10;
    private static final int WHOLE_DIGITS = 38 - SCALE;
    private static final BigDecimal ZERO = BigDecimal.ZERO.setScale(SCALE);

    private Amount() {}

    /**
     * The same value with scale 10, never rounded. The order of the checks keeps a short text with a huge exponent from
     * being written out.
     */
    static BigDecimal exactly(BigDecimal value) throws InvalidAnswerException {
        if (value.signum() == 0) {
            return ZERO;
        }
        if ((long) value.precision() - value.scale() > WHOLE_DIGITS) {
            throw new InvalidAnswerException("an amount has more than " + WHOLE_DIGITS + " whole digits");
        }
        BigDecimal shortest = value.scale() > SCALE ? value.stripTrailingZeros() : value;
        if (shortest.scale() > SCALE) {
            throw new InvalidAnswerException("an amount has more than " + SCALE + " decimal places");
        }
        return shortest.setScale(SCALE);
    }
}
