package softlanding.engine.margin;

import softlanding.engine.market.Expiries;
import softlanding.engine.market.InstrumentKind;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.Market;
import softlanding.engine.pricing.Black76;
import softlanding.engine.state.Decimal8;

/**
 * Computes the Greeks of a portfolio: per position, per underlying and in total. Delta is in coins (cash per 1 of cash
 * in the forward, spot or perpetual), gamma in coins per 1 of cash, vega in cash per 1.00 of volatility, theta in cash
 * per day. Collateral that moves with an underlying counts in its delta. Greeks serve reports only; margin never uses
 * them.
 */
public final class AccountGreeks
{
    private final Market market;
    private final Valuation valuation;
    private final PositionGreeks positions = new PositionGreeks();
    private final double[] delta;
    private final double[] gamma;
    private final double[] vega;
    private final double[] theta;
    private double deltaSum;
    private double gammaSum;
    private double vegaSum;
    private double thetaSum;

    /**
     * Reserves room for the sums of each underlying.
     *
     * @param mostUnderlyings maximum number of underlyings of one account.
     */
    public AccountGreeks(final Market market, final int mostUnderlyings)
    {
        this.market = market;
        valuation = new Valuation(market);
        delta = new double[mostUnderlyings];
        gamma = new double[mostUnderlyings];
        vega = new double[mostUnderlyings];
        theta = new double[mostUnderlyings];
    }

    /**
     * Computes the Greeks of a portfolio whose margin has been evaluated. The Greeks of an unpriced portfolio are
     * meaningless.
     */
    public void evaluate(final Book book, final AccountMargin margin)
    {
        deltaSum = 0;
        gammaSum = 0;
        vegaSum = 0;
        thetaSum = 0;
        positions.clear();
        for (int i = 0; i < margin.underlyings(); i++)
        {
            delta[i] = 0;
            gamma[i] = 0;
            vega[i] = 0;
            theta[i] = 0;
            if (margin.isPriced())
            {
                addPositions(book, margin.underlying(i), i);
                addCollateral(book, margin.underlying(i), i);
            }
            deltaSum += delta[i];
            gammaSum += gamma[i];
            vegaSum += vega[i];
            thetaSum += theta[i];
        }
    }

    private void addPositions(final Book book, final int underlying, final int i)
    {
        final Instruments instruments = market.instruments();
        for (int row = 0; row < book.size(); row++)
        {
            final int instrument = book.instrument(row);
            if (book.quantity(row) != 0 && instruments.underlying(instrument) == underlying)
            {
                final int position = positions.add(
                    (int)instruments.ids().id(instrument), book.quantity(row), valuation.mark(instrument));
                setGreeks(position, instrument, instruments.coins(instrument, book.quantity(row)));
                delta[i] += positions.delta(position);
                gamma[i] += positions.gamma(position);
                vega[i] += positions.vega(position);
                theta[i] += positions.theta(position);
            }
        }
    }

    private void setGreeks(final int position, final int instrument, final double coins)
    {
        if (!market.instruments().isOption(instrument))
        {
            positions.setGreeks(position, coins, 0, 0, 0);
            return;
        }
        final Expiries expiries = market.expiries();
        final int strikeSlot = market.instruments().strikeSlot(instrument);
        final int expiry = market.strikes().expiry(strikeSlot);
        final boolean call = market.instruments().kind(instrument) == InstrumentKind.CALL;
        final double forward = Decimal8.toDouble(expiries.forward(expiry));
        final double strike = market.strikes().strike(strikeSlot);
        final double volatility = market.strikes().volatility(strikeSlot);
        final double years = market.riskArrays().shocks(expiry).years();
        final double discount = market.riskArrays().shocks(expiry).discountFactor();
        final double rate = expiries.discountRate(expiry);
        positions.setGreeks(
            position,
            coins * Black76.delta(call, forward, strike, volatility, years, discount),
            coins * Black76.gamma(forward, strike, volatility, years, discount),
            coins * Black76.vega(forward, strike, volatility, years, discount),
            coins * Black76.theta(call, forward, strike, volatility, years, discount, rate));
    }

    private void addCollateral(final Book book, final int underlying, final int i)
    {
        for (int balance = 0; balance < book.balances(); balance++)
        {
            if (market.assets().riskCancellingUnderlying(book.asset(balance)) == underlying)
            {
                delta[i] += Decimal8.toDouble(book.assetQuantity(balance));
            }
        }
    }

    /** Returns the Greeks of each position in portfolio order; an unpriced portfolio has none. */
    public PositionGreeks positions()
    {
        return positions;
    }

    /** Returns the delta of the i-th underlying of the margin. */
    public double delta(final int i)
    {
        return delta[i];
    }

    /** Returns the gamma of the i-th underlying of the margin. */
    public double gamma(final int i)
    {
        return gamma[i];
    }

    /** Returns the vega of the i-th underlying of the margin. */
    public double vega(final int i)
    {
        return vega[i];
    }

    /** Returns the theta of the i-th underlying of the margin. */
    public double theta(final int i)
    {
        return theta[i];
    }

    /** Returns the delta of all underlyings. */
    public double delta()
    {
        return deltaSum;
    }

    /** Returns the gamma of all underlyings. */
    public double gamma()
    {
        return gammaSum;
    }

    /** Returns the vega of all underlyings. */
    public double vega()
    {
        return vegaSum;
    }

    /** Returns the theta of all underlyings. */
    public double theta()
    {
        return thetaSum;
    }
}
