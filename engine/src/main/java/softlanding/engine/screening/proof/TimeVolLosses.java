package softlanding.engine.screening.proof;

import java.util.Arrays;
import softlanding.engine.market.MarginModel;
import softlanding.engine.market.Market;
import softlanding.engine.market.PortfolioMarginSettings;
import softlanding.engine.market.VolShock;
import softlanding.engine.state.Begins;

/** Bounds the losses of the surpluses of one underlying by time and the surface, from above. */
public final class TimeVolLosses
{
    private static final int NONE = VolShock.NONE.code();
    private static final int FIRST_TILT = VolShock.LINEAR.code();

    private final Market market;
    private final Surpluses surpluses;
    private final Constraints constraints;
    private final LinearPart linear;
    private final ExpirySlice[] slices;
    private final int[] kinds = new int[PortfolioMarginSettings.MAX_SCENARIOS];
    private final double[] ofKind = new double[VolShock.values().length];
    private MarginModel model;
    private double unshocked;
    private double ofForwards;
    private double ofStrikes;
    private double ofAverages;
    private double ofBasis;
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
    @Begins
    public void begin(final int newExpiries)
    {
        expiries = newExpiries;
        model = surpluses.model();
        scenarios = surpluses.scenarios();
        initialFrom = surpluses.initialFrom();
        held = surpluses.held();
        for (int s = 0; s < scenarios; s++)
        {
            kinds[s] = model.volShock(s).code();
        }
    }

    /** Writes the present surpluses less the possible error of the slopes, because the slopes rest on earlier marks. */
    public void lay(final double highest)
    {
        surpluses.layInto(constraints);
        for (int c = 0; c < constraints.size(); c++)
        {
            constraints.surfaceCost[c] += linear.fundingPerLevel();
        }
        beginWear();
        for (int i = 0; i < expiries; i++)
        {
            if (slices[i].hasOptions())
            {
                final ExpirySlice slice = slices[i];
                slice.wear().bound(
                    2 * slice.surfaceSince(), slice.secondsTaken(),
                    market.expiries().secondsToExpiry(slice.expiry()), highest, 2 * slice.moneynessSince());
                sumWear(slice);
            }
        }
        addWear(constraints.slack, -1);
    }

    /** Calculates the losses by time until a given time. */
    public void layTime(final long untilNs, final double highest)
    {
        constraints.clearTime();
        beginWear();
        for (int i = 0; i < expiries; i++)
        {
            if (slices[i].hasOptions())
            {
                slices[i].wear().bound(0, slices[i].secondsTaken(), secondsAt(slices[i], untilNs), highest, 0);
                sumWear(slices[i]);
            }
        }
        addWear(constraints.timeCost, 1);
    }

    /** Calculates the losses per unit of the surface level until a given time. */
    public void laySurface(final long untilNs, final double highest)
    {
        beginWear();
        for (int i = 0; i < expiries; i++)
        {
            if (slices[i].hasOptions())
            {
                final double seconds = secondsAt(slices[i], untilNs);
                slices[i].wear().bound(1, seconds, seconds, highest, 0);
                sumWear(slices[i]);
            }
        }
        addWear(constraints.surfaceCost, 1);
    }

    private double secondsAt(final ExpirySlice slice, final long timeNs)
    {
        return (market.expiries().expiryNs(slice.expiry()) - timeNs) / 1e9;
    }

    private void beginWear()
    {
        Arrays.fill(ofKind, 0);
        unshocked = 0;
        ofForwards = 0;
        ofStrikes = 0;
        ofAverages = 0;
        ofBasis = 0;
    }

    /** Adds the last bound of an expiry. The loss of a surplus is linear in its parts, so they are summed up first. */
    private void sumWear(final ExpirySlice slice)
    {
        final TimeVolBounds wear = slice.wear();
        final double discount = slice.terms().shortDiscount();
        final double plain = wear.ofColumn(NONE, 1);
        unshocked += plain;
        for (int kind = 0; kind < ofKind.length; kind++)
        {
            ofKind[kind] += discount * wear.byDeviation(kind);
        }
        // The discount of the value itself moves as well, and the value is at most twice the present one.
        ofForwards += discount * wear.byForward() + wear.ofDiscounts() * 2 * slice.coins() * slice.present();
        ofStrikes += discount * wear.byStrike() + wear.ofDiscounts() * slice.coinsTimesStrike();
        ofAverages += discount * wear.byAverage();
        final double moves = plain + Math.max(wear.ofColumn(NONE, model.basisUp), wear.ofColumn(NONE, model.basisDown));
        final double farthest = Math.max(model.basisUp - 1, 1 - model.basisDown);
        ofBasis += slice.terms().basisWeight() * moves + wear.ofBasisWeight() * farthest * slice.gross(1, 2);
    }

    /** Adds the losses that were summed up. */
    private void addWear(final double[] target, final double sign)
    {
        if (surpluses.guardsTier())
        {
            addWear(target, 0, surpluses.tierFactor(), sign);
        }
        if (surpluses.isRestricted())
        {
            target[initialFrom] += sign * (held == scenarios ? basisWear(model.imFactor) :
                scenarioWear(held, model.imFactor * model.weights()[held]));
        }
        else
        {
            addWear(target, initialFrom, model.imFactor, sign);
        }
    }

    private void addWear(final double[] target, final int from, final double factor, final double sign)
    {
        final double[] weights = model.weights();
        for (int s = 0; s < scenarios; s++)
        {
            target[from + s] += sign * scenarioWear(s, factor * weights[s]);
        }
        target[from + scenarios] += sign * basisWear(factor);
    }

    private double scenarioWear(final int s, final double factor)
    {
        final double shock = model.spotShock(s);
        final double shocked = Math.max(1, shock) * (ofKind[kinds[s]] + ofForwards) + ofStrikes +
            Math.abs(shock - 1) * ofAverages;
        return factor * shocked + (kinds[s] >= FIRST_TILT ? 1 + factor : Math.abs(1 - factor)) * unshocked;
    }

    private double basisWear(final double factor)
    {
        return unshocked + factor * ofBasis;
    }
}
