package softlanding.engine.screening.proof;

import softlanding.engine.market.MarginModel;
import softlanding.engine.market.Market;

/** Bounds the losses of the surpluses of one underlying by time and the surface, from above. */
public final class TimeVolLosses
{
    private final Market market;
    private final Surpluses surpluses;
    private final Constraints constraints;
    private final LinearPart linear;
    private final ExpirySlice[] slices;
    private MarginModel model;
    private int expiries;
    private int scenarios;
    private int initialFrom;
    private int held;

    /** Writes the losses of the given surpluses into the given constraints. */
    public TimeVolLosses(
        final Market market,
        final Surpluses surpluses,
        final Constraints constraints,
        final LinearPart linear,
        final ExpirySlice[] slices)
    {
        this.market = market;
        this.surpluses = surpluses;
        this.constraints = constraints;
        this.linear = linear;
        this.slices = slices;
    }

    /**
     * Begins an account that the surpluses have loaded.
     *
     * @param newExpiries the number of slices in use.
     */
    public void begin(final int newExpiries)
    {
        expiries = newExpiries;
        model = surpluses.model();
        scenarios = surpluses.scenarios();
        initialFrom = surpluses.initialFrom();
        held = surpluses.held();
    }

    /** Writes the present surpluses less the possible error of the slopes, because the slopes rest on earlier marks. */
    public void lay(final double highest)
    {
        surpluses.layInto(constraints);
        for (int c = 0; c < constraints.size(); c++)
        {
            constraints.surfaceCost[c] += linear.fundingPerLevel();
        }
        for (int i = 0; i < expiries; i++)
        {
            if (slices[i].hasOptions())
            {
                final ExpirySlice slice = slices[i];
                slice.wear().bound(
                    2 * slice.surfaceSince(), slice.secondsTaken(),
                    market.expiries().secondsToExpiry(slice.expiry()), highest, 2 * slice.moneynessSince());
                addWear(slice, constraints.slack, -1);
            }
        }
    }

    /** Calculates the losses by time until a given time. */
    public void layTime(final long untilNs, final double highest)
    {
        constraints.clearTime();
        for (int i = 0; i < expiries; i++)
        {
            if (slices[i].hasOptions())
            {
                slices[i].wear().bound(0, slices[i].secondsTaken(), secondsAt(slices[i], untilNs), highest, 0);
                addWear(slices[i], constraints.timeCost, 1);
            }
        }
    }

    /** Calculates the losses per unit of the surface level until a given time. */
    public void laySurface(final long untilNs, final double highest)
    {
        for (int i = 0; i < expiries; i++)
        {
            if (slices[i].hasOptions())
            {
                final double seconds = secondsAt(slices[i], untilNs);
                slices[i].wear().bound(1, seconds, seconds, highest, 0);
                addWear(slices[i], constraints.surfaceCost, 1);
            }
        }
    }

    private double secondsAt(final ExpirySlice slice, final long timeNs)
    {
        return (market.expiries().expiryNs(slice.expiry()) - timeNs) / 1e9;
    }

    private void addWear(final ExpirySlice slice, final double[] target, final double sign)
    {
        if (surpluses.guardsTier())
        {
            addWear(slice, target, 0, surpluses.tierFactor(), sign);
        }
        if (surpluses.isRestricted())
        {
            target[initialFrom] += sign * (held == scenarios ? basisWear(slice, model.imFactor) :
                scenarioWear(slice, held, model.imFactor * model.weights()[held]));
        }
        else
        {
            addWear(slice, target, initialFrom, model.imFactor, sign);
        }
    }

    private void addWear(
        final ExpirySlice slice, final double[] target, final int from, final double factor, final double sign)
    {
        for (int s = 0; s < scenarios; s++)
        {
            target[from + s] += sign * (model.tiltSigns()[s] < 0 ?
                tiltWear(slice, s, factor * model.weights()[s]) : scenarioWear(slice, s, factor * model.weights()[s]));
        }
        target[from + scenarios] += sign * basisWear(slice, factor);
    }

    private double scenarioWear(final ExpirySlice slice, final int s, final double factor)
    {
        return Math.abs(1 - factor) * slice.wear().ofColumns()[scenarios] + factor * (slice.terms().shortDiscount() *
            slice.wear().ofColumns()[s] + slice.wear().ofDiscounts() * slice.gross(model.spotShock(s), 2));
    }

    private double tiltWear(final ExpirySlice slice, final int s, final double factor)
    {
        return slice.wear().ofColumns()[scenarios] * (1 + factor) +
            factor * (slice.terms().shortDiscount() * slice.wear().ofColumns()[s] +
            slice.wear().ofDiscounts() * slice.gross(1, 2));
    }

    private double basisWear(final ExpirySlice slice, final double factor)
    {
        final double[] wear = slice.wear().ofColumns();
        final double moves = Math.max(wear[scenarios + 1], wear[scenarios + 2]) + wear[scenarios];
        final double farthest = Math.max(model.basisUp - 1, 1 - model.basisDown);
        return wear[scenarios] + factor * (slice.terms().basisWeight() * moves +
            slice.wear().ofBasisWeight() * farthest * slice.gross(1, 2));
    }
}
