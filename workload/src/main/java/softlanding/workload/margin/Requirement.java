package softlanding.workload.margin;

/** The parts of the maintenance requirement that are single formulas. */
public final class Requirement
{
    private Requirement()
    {
    }

    /**
     * Scenario margin for a loss.
     *
     * @param worstLoss cash, not negative.
     * @return worstLoss x mmFactor.
     */
    public static double ofLoss(final double worstLoss)
    {
        return worstLoss * MarginRules.MM_FACTOR;
    }

    /**
     * Contingency of perpetuals.
     *
     * @param notional |contracts| x spot, cash.
     * @return cash.
     */
    public static double ofPerpetual(final double notional)
    {
        return notional * MarginRules.PERP_PCT;
    }

    /**
     * Contingency of naked short options.
     *
     * @param notional naked contracts x spot, cash.
     * @return cash.
     */
    public static double ofNakedShort(final double notional)
    {
        return notional * MarginRules.OPTION_PCT;
    }

    /**
     * Standard margin of one short call: mmCall spot + mark.
     *
     * @param spot cash per coin.
     * @param mark cash per contract.
     * @return cash per contract.
     */
    public static double ofStandardCall(final double spot, final double mark)
    {
        return MarginRules.Standard.MM_CALL * spot + mark;
    }

    /**
     * Standard margin of one short put: max(mmPutSpot spot, mmPutMark mark) + mark.
     *
     * @param spot cash per coin.
     * @param mark cash per contract.
     * @return cash per contract.
     */
    public static double ofStandardPut(final double spot, final double mark)
    {
        final double floor =
            StrictMath.max(MarginRules.Standard.MM_PUT_SPOT * spot, MarginRules.Standard.MM_PUT_MARK * mark);
        return floor + mark;
    }

    /**
     * Returns a value with the static discount, which is unfavourable to the account.
     *
     * @param value of an expiry in a scenario, in cash.
     * @param years to expiry.
     * @param rate  annual, not negative.
     * @return discounted value for margin, in cash.
     */
    public static double discounted(final double value, final double years, final double rate)
    {
        if (value >= 0)
        {
            final double perYear = rate * MarginRules.LONG_RATE_MULT + MarginRules.LONG_RATE_ADD;
            return value * MarginRules.BASE_LONG * StrictMath.exp(-years * perYear);
        }
        final double perYear = rate * MarginRules.SHORT_RATE_MULT + MarginRules.SHORT_RATE_ADD;
        final double markUp = MarginRules.BASE_SHORT * StrictMath.exp(years * perYear);
        return value * StrictMath.min(StrictMath.exp(rate * years), markUp);
    }

    /**
     * Weight of the basis contingency of an expiry.
     *
     * @param years to expiry.
     * @return basisAdd + basisMult x years.
     */
    public static double basisWeight(final double years)
    {
        return MarginRules.BASIS_ADD + MarginRules.BASIS_MULT * years;
    }
}
