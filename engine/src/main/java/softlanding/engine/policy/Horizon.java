package softlanding.engine.policy;

import org.jspecify.annotations.Nullable;
import softlanding.engine.state.StateHash;

/**
 * When everything is closed instead of just enough: if the account could not bear the time that selling takes. Decimal8
 * mantissas.
 *
 * @param factor     everything is closed where equity is below this multiple of closing cost and horizon loss; 0 is
 *     never.
 * @param deviations standard deviations of the move that the horizon loss assumes.
 * @param volatility annual volatility where no option tells one.
 */
public record Horizon(long factor, long deviations, long volatility)
{
    private static final TermTable TABLE = new TermTable()
        .decimal("horizonFactor", TermTable.percent(150), 0, 100)
        .decimal("horizonDeviations", TermTable.percent(200), 0, 20)
        .decimal("horizonVolatility", TermTable.percent(80), 0, 20);

    /** The fields of the event, or {@link PolicyTerms#ABSENT} for each that is left out. */
    public static Horizon of(final long factor, final long deviations, final long volatility)
    {
        final long[] n = TABLE.complete(factor, deviations, volatility);
        return new Horizon(n[0], n[1], n[2]);
    }

    /** The default of every field. */
    public static Horizon defaults()
    {
        return of(PolicyTerms.ABSENT, PolicyTerms.ABSENT, PolicyTerms.ABSENT);
    }

    /** Never closes everything because of the horizon. */
    public static Horizon never()
    {
        return of(0, PolicyTerms.ABSENT, PolicyTerms.ABSENT);
    }

    @Nullable String faultyField()
    {
        return TABLE.faultyField(factor, deviations, volatility);
    }

    long hash()
    {
        return StateHash.of(factor, deviations, volatility);
    }
}
