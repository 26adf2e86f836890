package softlanding.workload.account;

import java.util.List;
import softlanding.workload.FixedPoint;
import softlanding.workload.market.Chain;
import softlanding.workload.market.Strike;

/** The strikes of one expiry with both a tradable call and a tradable put, measured from the forward. */
final class Ladder
{
    private final Chain chain;
    private final List<Strike> strikes;
    private final double deviation;

    Ladder(final Chain chain, final long nowNs)
    {
        this.chain = chain;
        strikes = chain.strikes().stream().filter(Strike::isComplete).toList();
        deviation = strikes.isEmpty() ?
            0 : strikes.get(nearest(chain.forward())).volatility() * StrictMath.sqrt(chain.years(nowNs));
    }

    Chain chain()
    {
        return chain;
    }

    int size()
    {
        return strikes.size();
    }

    Strike strike(final int index)
    {
        return strikes.get(StrictMath.max(0, StrictMath.min(strikes.size() - 1, index)));
    }

    /** Returns the index of the strike nearest to a number of standard deviations above the forward. */
    int at(final double deviations)
    {
        return nearest(chain.forward() * StrictMath.exp(deviations * deviation));
    }

    private int nearest(final double price)
    {
        int best = 0;
        for (int i = 1; i < strikes.size(); i++)
        {
            if (StrictMath.abs(FixedPoint.toDouble(strikes.get(i).price()) - price) <
                StrictMath.abs(FixedPoint.toDouble(strikes.get(best).price()) - price))
            {
                best = i;
            }
        }
        return best;
    }
}
